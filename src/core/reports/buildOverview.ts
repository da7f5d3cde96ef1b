import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { OverviewReport } from './overview.ts';
import { overviewBuckets, overviewSeries } from './overviewBuckets.ts';
import { scanOverview } from './overviewScan.ts';
import type { PanelFilter } from './panel/panelFilter.ts';
import { changesReport } from './panel/changes.ts';
import { panelScope } from './panel/panelScope.ts';
import { topCalls } from './panel/topCalls.ts';
import { yearReport } from './panel/yearReport.ts';
import type { ReportContext } from './reportContext.ts';
import { topModels, topProjects, topSessions } from './topRows.ts';

/** What the Overview tab shows of a filter. */
export function buildOverview(ledger: Ledger, context: ReportContext, filter: PanelFilter): OverviewReport {
  const scope = panelScope(ledger, context, filter);
  const { cut, known, places } = scope;
  const sums = scanOverview(ledger, context, cut, scope.at(null), places);

  const total = new FiguresBuilder();
  const models: (FiguresBuilder | undefined)[] = [];
  for (const row of sums.cells) {
    row.forEach((cell, model) => {
      if (cell === undefined) return;
      total.merge(cell);
      (models[model] ??= new FiguresBuilder()).merge(cell);
    });
  }
  const figures = total.figures();
  const series = overviewSeries(models, ledger.pools);
  return {
    revision: context.revision,
    asOf: context.asOf,
    filter,
    period: cut.period,
    bucket: cut.unit,
    figures,
    previous: cut.previous === null ? null : sums.previous.figures(),
    series: series.map((entry) => entry.series),
    buckets: overviewBuckets(cut.stretches, sums.cells, series),
    topModels: topModels(models, ledger.pools),
    topProjects: topProjects(sums.projects),
    topSessions: topSessions(ledger, context, scope, sums.sessions),
    topCalls: topCalls(ledger, scope),
    year: yearReport(ledger, context, scope),
    changes: changesReport(ledger, context, scope),
    newestRequest: figures.requests + figures.failedRequests === 0 ? sums.newest : 0,
    sessionsEverywhere: known.size,
    demo: context.demo,
  };
}
