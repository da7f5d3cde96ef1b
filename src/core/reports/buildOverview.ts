import { knownSessions } from '../usage/knownSessions.ts';
import type { Ledger } from '../usage/ledger.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { OverviewReport, RangeName, Scope } from './overview.ts';
import { overviewBuckets, overviewSeries } from './overviewBuckets.ts';
import { overviewPeriod } from './overviewPeriod.ts';
import { scanOverview } from './overviewScan.ts';
import { projectPlaces } from './projectPlaces.ts';
import type { ReportContext } from './reportContext.ts';
import { scopeFilter } from './scopeFilter.ts';
import { topModels, topProjects, topSessions } from './topRows.ts';

/** What the Overview tab shows of a range and scope; without an open workspace its scope is everything. */
export function buildOverview(
  ledger: Ledger,
  context: ReportContext,
  query: { readonly range: RangeName; readonly scope: Scope },
): OverviewReport {
  const known = knownSessions(ledger);
  const inScope = scopeFilter(ledger, known, context, query.scope);
  const cut = overviewPeriod(ledger, context, query.range, inScope);
  const sums = scanOverview(ledger, context, cut, inScope);
  const places = projectPlaces(known);

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
    scope: query.scope,
    range: query.range,
    period: cut.period,
    bucket: cut.bucket,
    figures,
    previous: cut.previous === null ? null : sums.previous.figures(),
    series: series.map((entry) => entry.series),
    buckets: overviewBuckets(cut.stretches, sums.cells, series),
    topModels: topModels(models, ledger.pools),
    topProjects: topProjects(sums.sessions, places),
    topSessions: topSessions(sums.sessions, known, places, ledger.pools),
    newestRequest: figures.requests + figures.failedRequests === 0 ? sums.newest : 0,
    sessionsEverywhere: known.size,
    demo: context.demo,
  };
}
