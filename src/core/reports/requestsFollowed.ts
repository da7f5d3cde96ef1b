import { roomyColumn, withRoom } from '../behaviour/withRoom.ts';
import type { Ledger } from '../usage/ledger.ts';
import { markChangedSessions } from '../usage/changedSessions.ts';
import { derivedFlags } from '../usage/requestFlags.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { RowMark } from '../usage/rowTable.ts';
import { closeGaps } from '../usage/slotGaps.ts';
import type { UsagePools } from '../usage/usagePools.ts';

/** The requests of one source as they were at the last look. */
interface FollowedSource {
  readonly requests: RequestTable;
  readonly mark: RowMark;
  /** Of each request the flags that no row tells: they change without it. */
  readonly derived: Uint8Array;
}

/** Follows the requests of a ledger from look to look, so that who sums them up by session begins where something changed. */
export class RequestsFollowed {
  #pools: UsagePools | null = null;
  #sources: readonly FollowedSource[] = [];

  /**
   * 1 by number for the sessions of which a request came, changed or went since the last look, copies marked then as now; null
   * when that cannot be told: at the first look, when sources came or went, or when rows came between others.
   */
  sessionsChanged({ pools, sources }: Ledger): Uint8Array | null {
    const before = this.#sources;
    const isSame =
      pools === this.#pools &&
      sources.length === before.length &&
      sources.every(({ requests }, index) => requests === before[index]?.requests);
    this.#pools = pools;
    // Whoever is interrupted begins anew.
    this.#sources = [];
    let sessions = isSame ? new Uint8Array(pools.sessionIds.size) : null;
    this.#sources = sources.map(({ requests }, index) => {
      const was = isSame ? before[index] : undefined;
      const changes = was === undefined ? null : requests.changedSince(was.mark);
      if (changes === null) sessions = null;
      if (changes !== null && sessions !== null) markChangedSessions(requests, changes, sessions);
      const then = changes === null || was === undefined ? roomyColumn(Uint8Array, 0) : was.derived;
      const derived = followFlags(requests, then, changes?.removed ?? [], sessions);
      return { requests, mark: requests.mark, derived };
    });
    return sessions;
  }
}

/**
 * The flags as they are now, written over those of before, from which some slots were removed; marks the sessions of those that
 * are others.
 */
function followFlags(
  { columns: { flags, session }, size }: RequestTable,
  before: Uint8Array,
  removed: readonly number[],
  sessions: Uint8Array | null,
): Uint8Array {
  const known = before.length - removed.length;
  closeGaps(before, removed, before.length);
  const own = withRoom(before, size);
  for (let slot = 0; slot < size; slot++) {
    const now = (flags[slot] ?? 0) & derivedFlags;
    if (slot < known && own[slot] === now) continue;
    own[slot] = now;
    if (sessions !== null) sessions[session[slot] ?? 0] = 1;
  }
  return own;
}
