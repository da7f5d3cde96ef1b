import type { Costing } from '../pricing/costing.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { KnownSession } from '../usage/knownSessions.ts';
import { plausibleTime } from '../usage/plausibleTime.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { RequestColumns } from '../usage/requestTable.ts';
import { RequestPick } from './requestPick.ts';

/** What one pass over all requests tells of every session, by session number. */
export interface SessionScan {
  readonly own: readonly (FiguresBuilder | undefined)[];
  /** Newest request, copies included: says model and agent. */
  readonly newest: RequestPick;
  /** Newest request the session made itself: says what it is doing. */
  readonly newestOwn: RequestPick;
  /** Newest request with output: says how full the context is. */
  readonly newestOutput: RequestPick;
  /** ms since the epoch of the newest start or end of a request of its own; 0 without one. */
  readonly lastSign: Float64Array;
  /** 1 when the session holds requests older than itself, as only a fork does. */
  readonly forked: Uint8Array;
}

/** Reads every request once. */
export function scanSessions(
  ledger: Ledger,
  known: ReadonlyMap<number, KnownSession>,
  { now, costing }: { readonly now: number; readonly costing: Costing },
): SessionScan {
  const count = ledger.pools.sessionIds.size;
  const bornOf = new Float64Array(count);
  for (const [number, { session }] of known) bornOf[number] = plausibleTime(session.created, now);
  const own: (FiguresBuilder | undefined)[] = Array.from({ length: count });
  const newest = new RequestPick(count);
  const newestOwn = new RequestPick(count);
  const newestOutput = new RequestPick(count);
  const lastSign = new Float64Array(count);
  const forked = new Uint8Array(count);

  for (const [source, { requests }] of ledger.sources.entries()) {
    const columns = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      const number = columns.session[slot] ?? 0;
      const created = plausibleTime(columns.created[slot] ?? 0, now);
      const open = isOpen(columns, slot);
      (own[number] ??= new FiguresBuilder()).add(requests, slot, costing);
      // The row that counts tells the same message, and how it went on.
      if (((columns.flags[slot] ?? 0) & requestFlags.duplicate) !== 0) continue;
      newest.offer(number, source, slot, created, open);
      if ((columns.output[slot] ?? 0) > 0) newestOutput.offer(number, source, slot, created, open);
      if (created > 0 && created < (bornOf[number] ?? 0)) {
        forked[number] = 1;
        continue;
      }
      newestOwn.offer(number, source, slot, created, open);
      const sign = Math.max(created, plausibleTime(columns.completed[slot] ?? 0, now));
      if (sign > (lastSign[number] ?? 0)) lastSign[number] = sign;
    }
  }
  return { own, newest, newestOwn, newestOutput, lastSign, forked };
}

function isOpen(columns: RequestColumns, slot: number): boolean {
  return ((columns.flags[slot] ?? 0) & requestFlags.open) !== 0;
}
