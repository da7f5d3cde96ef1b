import { CopyGroups } from './copyGroups.ts';
import type { Ledger } from './ledger.ts';
import { markDuplicates } from './markDuplicates.ts';
import { derivedFlags, requestFlags } from './requestFlags.ts';
import type { RequestTable } from './requestTable.ts';
import type { SessionCreations } from './sessionCreations.ts';
import { sessionCreations } from './sessionCreations.ts';
import { SuspectList } from './suspectList.ts';

const countsSomewhere = requestFlags.counted | requestFlags.failed;

/**
 * Sets the `copy` flag of every request that is counted elsewhere already, clears it on all others and returns how
 * many copies there are, so that one model call counts once. Rows of the same message are told apart first, see
 * `markDuplicates`; they are neither copies nor originals.
 *
 * A fork copies its parent's messages with new ids but their old times, so a request older than its session is suspect;
 * so is every request of a session that an earlier source holds as well. A suspect is a copy when an equal request
 * (times, model, tokens, cost) stands at home, or at an older suspect place: of a group whose original is gone, the
 * oldest copy is the record.
 */
export function markCopies(ledger: Ledger): number {
  clearFlags(ledger);
  markDuplicates(ledger);
  const creations = sessionCreations(ledger);
  const suspects = findSuspects(ledger, creations);
  if (suspects.size === 0) return 0;
  const groups = new CopyGroups(ledger, suspects);
  for (const [source, { requests }] of ledger.sources.entries()) findOriginals(groups, creations, source, requests);
  return groups.flagCopies();
}

function clearFlags(ledger: Ledger): void {
  for (const { requests } of ledger.sources) {
    const { flags } = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      const flag = flags[slot] ?? 0;
      if ((flag & derivedFlags) !== 0) flags[slot] = flag & ~derivedFlags;
    }
    requests.noteMarked();
  }
}

function findSuspects(ledger: Ledger, creations: SessionCreations): SuspectList {
  const suspects = new SuspectList();
  for (const [source, { requests }] of ledger.sources.entries()) {
    const { session, created, flags } = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      const flag = flags[slot] ?? 0;
      if ((flag & countsSomewhere) === 0 || (flag & requestFlags.duplicate) !== 0) continue;
      const number = session[slot] ?? 0;
      if (!isSuspect(creations, source, number, created[slot] ?? 0)) continue;
      suspects.add(source, slot, creations.createdOf[number] ?? 0);
    }
  }
  return suspects;
}

function findOriginals(groups: CopyGroups, creations: SessionCreations, source: number, requests: RequestTable): void {
  const { session, created, flags, fingerprint } = requests.columns;
  const { bitmap, lastBit } = groups;
  for (let slot = 0, size = requests.size; slot < size; slot++) {
    const bit = (fingerprint[slot] ?? 0) & lastBit;
    if (((bitmap[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
    const flag = flags[slot] ?? 0;
    if ((flag & countsSomewhere) === 0 || (flag & requestFlags.duplicate) !== 0) continue;
    if (isSuspect(creations, source, session[slot] ?? 0, created[slot] ?? 0)) continue;
    groups.foundOriginal(source, slot);
  }
}

/** A request without a time cannot be told from others without one: it is never suspect. */
function isSuspect(creations: SessionCreations, source: number, session: number, created: number): boolean {
  if (created < (creations.createdOf[session] ?? 0)) return created > 0;
  return source > 0 && created > 0 && (creations.firstSourceOf[session] ?? source) < source;
}
