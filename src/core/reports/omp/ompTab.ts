import type { Ledger } from '../../usage/ledger.ts';
import { plausibleTime } from '../../usage/plausibleTime.ts';
import { panelScope } from '../panel/panelScope.ts';
import type { ReportContext } from '../reportContext.ts';
import { panelWindow } from './callWindow.ts';
import { CallCells } from './callCells.ts';
import { dashboardStatsOf } from './dashboardStats.ts';
import { eachCall, isOfAgent } from './eachCall.ts';
import type { OmpTabQuery, OmpTabReport } from './ompTabReport.ts';
import { providerStatsOf } from './providerStats.ts';
import type { ListedCall } from './recentCalls.ts';
import { recentCalls } from './recentCalls.ts';
import { toolStats } from './toolStats.ts';

/** Calls listed as recent and as failed, as omp-stats lists them. */
const listed = 50;

/** The tab's report before the lines of its calls were read. */
export type OmpTabFigures = Omit<OmpTabReport, 'recent' | 'errors' | 'detail'> & {
  readonly recent: readonly ListedCall[];
  readonly errors: readonly ListedCall[];
};

/** What the oh-my-pi tab shows of the panel's filter. */
export function ompTab(
  ledger: Ledger,
  context: ReportContext,
  { filter, agents }: Pick<OmpTabQuery, 'filter' | 'agents'>,
): OmpTabFigures {
  const scope = panelScope(ledger, context, filter);
  const window = panelWindow(scope, agents);
  const cells = new CallCells(ledger, context.timeZone, window.bucket);
  eachCall(ledger, context.costing, window, (call) => cells.add(call));
  const stats = dashboardStatsOf(cells);
  let newest = 0;
  if (stats.overall.totalRequests === 0) {
    eachCall(ledger, context.costing, { ...window, from: null, to: Infinity }, ({ timestamp }) => {
      newest = Math.max(newest, plausibleTime(timestamp, context.now));
    });
  }
  return {
    revision: context.revision,
    asOf: context.asOf,
    demo: context.demo,
    filter,
    agents,
    bucket: window.bucket,
    stats,
    tools: toolStats(ledger, context, window),
    providers: providerStatsOf(cells),
    recent: recentCalls(ledger, context, window, { limit: listed, errors: false }),
    errors: recentCalls(ledger, context, window, { limit: listed, errors: true }),
    folders: ledger.sources.filter(({ kind }) => kind === 'omp-logs').length,
    newest,
    sessionsEverywhere: ledger.sources
      .filter((source) => isOfAgent(source, window))
      .reduce((sum, { sessions }) => sum + sessions.size, 0),
  };
}
