import type { Ledger } from '../../usage/ledger.ts';
import { isPlausibleTime } from '../../usage/plausibleTime.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { ReportContext } from '../reportContext.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { PanelScope } from './panelScope.ts';

/** Why a report has nothing to show. */
export interface Nothing {
  /** Newest request that only the range keeps out (ms since the epoch), 0 without one. */
  readonly newestRequest: number;
  /** Sessions on this machine, whatever the filter; 0 means there is no data at all. */
  readonly sessionsEverywhere: number;
}

/** What every tab's report says of itself. */
export interface PanelHead {
  readonly revision: number;
  /** ms since the epoch: when the newest data in it was read. */
  readonly asOf: number;
  readonly demo: boolean;
  /** null when there is something to show. */
  readonly nothing: Nothing | null;
}

const shown = requestFlags.counted | requestFlags.failed;

/** The head of a report; `empty` says that it has nothing to show. */
export function panelHead(ledger: Ledger, context: ReportContext, scope: PanelScope, empty: boolean): PanelHead {
  const { revision, asOf, demo } = context;
  const nothing = empty
    ? { newestRequest: newestOf(ledger, context.now, scope), sessionsEverywhere: scope.known.size }
    : null;
  return { revision, asOf, demo, nothing };
}

function newestOf(ledger: Ledger, now: number, scope: PanelScope): number {
  let newest = 0;
  scanRequests(ledger, scope.at(null), ({ columns }, slot) => {
    const time = columns.created[slot] ?? 0;
    if (time > newest && ((columns.flags[slot] ?? 0) & shown) !== 0 && isPlausibleTime(time, now)) newest = time;
  });
  return newest;
}
