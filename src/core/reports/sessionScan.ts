import type { Costing } from '../pricing/costing.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { KnownSession } from '../usage/knownSessions.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { RequestColumns } from '../usage/requestTable.ts';
import type { PlausibleTimes } from './plausibleTimes.ts';
import { RequestPick } from './requestPick.ts';

/** What one pass over requests tells of their sessions, by session number. */
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

/** What the pass must know besides the requests. */
export interface SessionScanGround {
  readonly known: ReadonlyMap<number, KnownSession>;
  readonly costing: Costing;
  readonly times: PlausibleTimes;
  /** 1 by number for the sessions wanted; null wants all. */
  readonly only: Uint8Array | null;
}

/** Reads every request of the sessions wanted once. */
export function scanSessions(ledger: Ledger, { known, costing, times, only }: SessionScanGround): SessionScan {
  const count = ledger.pools.sessionIds.size;
  const bornOf = new Float64Array(count);
  known.forEach(({ session }, number) => {
    if (only === null || only[number] === 1) bornOf[number] = times.of(session.created);
  });
  const own: (FiguresBuilder | undefined)[] = only === null ? Array.from({ length: count }) : [];
  const newest = new RequestPick(count);
  const newestOwn = new RequestPick(count);
  const newestOutput = new RequestPick(count);
  const lastSign = new Float64Array(count);
  const forked = new Uint8Array(count);

  for (const [source, { requests }] of ledger.sources.entries()) {
    const columns = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      const number = columns.session[slot] ?? 0;
      if (only !== null && only[number] !== 1) continue;
      const created = times.of(columns.created[slot] ?? 0);
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
      const sign = Math.max(created, times.of(columns.completed[slot] ?? 0));
      if (sign > (lastSign[number] ?? 0)) lastSign[number] = sign;
    }
  }
  return { own, newest, newestOwn, newestOutput, lastSign, forked };
}

function isOpen(columns: RequestColumns, slot: number): boolean {
  return ((columns.flags[slot] ?? 0) & requestFlags.open) !== 0;
}
