import type { LiveDatabase } from '../sqlite/liveDatabase.ts';
import { withSqliteIfNeeded } from '../sqlite/needsSqlite.ts';
import { applyChanges } from './applyChanges.ts';
import { catchUpStep, changesOfSlice, mostPages, type CatchUp } from './catchUpStep.ts';
import type { MalformedLog } from './malformedLog.ts';
import { nextTurn } from './nextTurn.ts';
import type { UsageContent } from './usageContent.ts';
import { monotonicMs } from '../monotonicMs.ts';

/** How far a content came. */
export type CaughtUp =
  | { readonly how: 'same' | 'pages' | 'rows'; readonly changed: boolean }
  | { readonly how: 'reload'; readonly because: string };

/** Milliseconds a refresh spends on owed work before it lets its figures be seen. */
const owedTime = 60;

/** Looks that end in more changes than one stretch can take; a bulk import is caught up with after a few. */
const mostRounds = 50;

/** Brings a content up to the newest commit, then does some of the work it owes from earlier. */
export async function catchUp(
  database: LiveDatabase,
  content: UsageContent,
  log: MalformedLog,
  stopped: () => boolean,
): Promise<CaughtUp> {
  const owing = content.owed.length > 0;
  const started = monotonicMs();
  let how: 'same' | 'pages' | 'rows' = 'same';
  let changed = false;
  for (let round = 0; round < mostRounds; round++) {
    const withOwed = round > 0 && owing;
    const seenAt = Date.now();
    const step = await withSqliteIfNeeded(database, () => catchUpStep(database, content, withOwed));
    if (step.kind === 'reload') return { how: 'reload', because: step.because };
    if (step.kind === 'many pages') {
      if (await applySlices(database, content, step, log)) changed = true;
      how = 'pages';
      continue;
    }
    if (step.kind !== 'same') {
      if (applyStep(content, step, log)) changed = true;
      if (how === 'same' && (step.kind === 'rows' || round === 0 || changed)) how = step.kind;
    }
    content.seenAt = seenAt;
    const mayGoOn = owing && content.owed.length > 0 && step.kind !== 'rows' && !stopped();
    if (!mayGoOn || monotonicMs() - started > owedTime) break;
    await nextTurn();
  }
  return { how, changed };
}

function applyStep(
  content: UsageContent,
  step: Extract<CatchUp, { kind: 'pages' | 'rows' }>,
  log: MalformedLog,
): boolean {
  if (step.kind === 'rows') oweReconciliation(content);
  const { comparedTo } = step;
  if (comparedTo === null) content.owed.shift();
  if (comparedTo !== undefined) content.comparedTo = comparedTo ?? Number.MIN_SAFE_INTEGER;
  if (step.changes.partsBehind) content.readPartsFromEnd();
  if (step.changes.partsDoubtful) content.readPartsAgain();
  const changed = applyChanges(content, step.changes, log);
  content.refreshes++;
  content.mark = step.mark;
  return changed;
}

/** Without the list of changed pages a change may be missed: everything it could be in is looked through later. */
function oweReconciliation(content: UsageContent): void {
  // A row may claim to be of the future.
  const since = Math.min(content.messageRows.latest, content.seenAt) - 60_000;
  content.owedSince = content.owed.length > 0 ? Math.min(content.owedSince, since) : since;
  content.owed = ['messages', 'sessions', 'parts', 'verify'];
  content.comparedTo = Number.MIN_SAFE_INTEGER;
}

async function applySlices(
  database: LiveDatabase,
  content: UsageContent,
  { pages, mark }: Extract<CatchUp, { kind: 'many pages' }>,
  log: MalformedLog,
): Promise<boolean> {
  let changed = false;
  for (let start = 0; start < pages.length; start += mostPages) {
    const slice = pages.slice(start, start + mostPages);
    const changes = await withSqliteIfNeeded(database, () => changesOfSlice(database, content, slice));
    // The next look finds out why, and says that all is to be read anew.
    if (changes === null) return changed;
    if (applyChanges(content, changes, log)) changed = true;
    content.refreshes++;
    await nextTurn();
  }
  content.mark = mark;
  return changed;
}
