import type { ModelId } from '../../model/modelId.ts';
import { modelKey } from '../../model/modelId.ts';
import type { NanoDollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import type { CalendarStretch } from '../calendar.ts';
import { localDays, localHours, localMonths, localWeeks } from '../calendar.ts';
import type { Figures } from '../figures.ts';
import type { OverviewSeries, TimeRange } from '../overview.ts';
import type { ReportContext } from '../reportContext.ts';
import { StretchFinder } from '../stretchFinder.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { Usage, UsageRow } from '../usage/usage.ts';
import { UsageGroups } from '../usage/usageGroups.ts';
import type { PanelFilter } from './panelFilter.ts';
import type { PanelHead } from './panelHead.ts';
import { panelHead } from './panelHead.ts';
import { panelScope } from './panelScope.ts';
import { seriesOf } from './seriesOf.ts';

/** How the Time tab cuts time. */
export type TimeUnit = 'hour' | 'day' | 'week' | 'month';

/** What the Time tab asks. */
export interface TimeQuery {
  readonly filter: PanelFilter;
  readonly unit: TimeUnit;
}

/** One hour, day, week or month; also one without a request, so that a chart has no gaps. */
export interface TimeRow extends Usage {
  /** ISO date of its first local day, of an hour with its time. */
  readonly date: string;
  readonly range: TimeRange;
  /** Nano-dollars by series, parallel to `TimeReport.series`. */
  readonly costs: readonly NanoDollars[];
  /** Its models, the costliest first. */
  readonly parts: readonly { readonly model: ModelId; readonly figures: Figures }[];
}

/** Usage over time, oldest first. */
export interface TimeReport extends PanelHead {
  readonly unit: TimeUnit;
  readonly rows: readonly TimeRow[];
  readonly series: readonly OverviewSeries[];
  readonly totals: Usage;
  /** Requests of all time without a believable time: they are in the totals and in no row. */
  readonly undated: number;
}

/** More hours than this would be more than anybody reads; a longer range is cut into days. */
const mostHours = 24 * 31;
const hourMs = 3_600_000;

/** Sums requests up by the hour, day, week or month they began in. */
export function timeReport(ledger: Ledger, context: ReportContext, { filter, unit }: TimeQuery): TimeReport {
  const scope = panelScope(ledger, context, filter);
  const { period } = scope.cut;
  const used = unit === 'hour' && period.to - period.from > mostHours * hourMs ? 'day' : unit;
  const stretches = stretchesOf(period, used, context);
  const finder = new StretchFinder(stretches);
  const groups = new UsageGroups<number>(context, ledger.pools);
  scanRequests(ledger, scope.selection, (requests, slot) => {
    groups.add(finder.find(requests.columns.created[slot] ?? 0), requests, slot);
  });
  const { rows, totals } = groups.finish((index, row) => ({ ...row, index }));
  const parts = groups.all().row(ledger.pools, totals.figures.cost.amount).breakdown;
  const series = seriesOf(parts);
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  const empty = groups.none();
  return {
    ...panelHead(ledger, context, scope, totals.figures.requests + totals.figures.failedRequests === 0),
    unit: used,
    rows: stretches.map(({ date, range }, index) =>
      timeRow({ date, range: within(range, period) }, byIndex.get(index) ?? empty, series),
    ),
    series: series.map(({ shown }) => shown),
    totals,
    undated: byIndex.get(-1)?.figures.requests ?? 0,
  };
}

function timeRow({ date, range }: CalendarStretch, row: UsageRow, series: ReturnType<typeof seriesOf>): TimeRow {
  const { breakdown, ...usage } = row;
  const costOf = new Map(breakdown.map(({ model, figures }) => [modelKey(model), figures.cost.amount]));
  return {
    ...usage,
    date,
    range,
    costs: series.map(({ keys }) => keys.reduce((sum, key) => sum + (costOf.get(key) ?? 0), 0)),
    parts: breakdown.map(({ model, figures }) => ({ model, figures })),
  };
}

/** What of a stretch lies in the period: a row's requests are those of no other time. */
function within(range: TimeRange, period: TimeRange): TimeRange {
  return { from: Math.max(range.from, period.from), to: Math.min(range.to, period.to) };
}

function stretchesOf(range: TimeRange, unit: TimeUnit, { timeZone, weekStart }: ReportContext): CalendarStretch[] {
  switch (unit) {
    case 'hour':
      return localHours(range, timeZone);
    case 'day':
      return localDays(range, timeZone);
    case 'week':
      return localWeeks(range, timeZone, weekStart);
    case 'month':
      return localMonths(range, timeZone);
  }
}
