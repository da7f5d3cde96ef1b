import { modelKey } from '../../core/model/modelId.ts';
import type { NanoDollars } from '../../core/model/money.ts';
import type { OverviewReport } from '../../core/reports/overview.ts';
import { modelSlots } from '../state/seriesSlots.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { modelNames } from './modelNames.ts';
import type { MoneyAxis } from './moneyAxis.ts';
import { moneyAxis } from './moneyAxis.ts';

/** Key of the series that stands for all models beyond the named ones. */
export const othersKey = '*';

/** One colour of the stack, from the bottom up. */
export interface BarSeries {
  readonly key: string;
  readonly name: string;
  /** `provider/model`, for the hover. */
  readonly title: string;
  readonly slot: number;
  readonly visible: boolean;
  /** Nano-dollars a bucket. */
  readonly amounts: readonly NanoDollars[];
  readonly total: NanoDollars;
}

/** What the stacked chart draws and its table twin lists: one source for both. */
export interface StackedBarsModel {
  readonly labels: readonly string[];
  readonly longLabels: readonly string[];
  readonly series: readonly BarSeries[];
  /** Nano-dollars a bucket of the visible series. */
  readonly totals: readonly NanoDollars[];
  readonly axis: MoneyAxis;
}

/** Arranges a report's buckets for the chart; `hidden` holds the keys of the series switched off. */
export function stackedBarsModel(
  report: OverviewReport,
  hidden: readonly string[],
  slots: ReadonlyMap<string, number>,
  words: Words,
): StackedBarsModel {
  const names = modelNames(report.series.flatMap(({ model }) => (model ? [model] : [])));
  const series = report.series.map(({ model, models, cost }, index): BarSeries => {
    const key = model ? modelKey(model) : othersKey;
    const name = model ? (names.get(key) ?? key) : words.plural(models, '{0} other', '{0} others');
    return {
      key,
      name: clip(name),
      title: clip(model ? key : name),
      slot: slots.get(key) ?? modelSlots,
      visible: !hidden.includes(key),
      amounts: report.buckets.map((bucket) => bucket.costs[index] ?? 0),
      total: cost,
    };
  });
  const shown = series.filter((one) => one.visible);
  const totals = report.buckets.map((_, at) => shown.reduce((sum, one) => sum + (one.amounts[at] ?? 0), 0));
  return {
    labels: report.buckets.map(({ date }) => words.formats.bucket(date, report.bucket)),
    longLabels: report.buckets.map(({ date }) => words.formats.longBucket(date, report.bucket)),
    series,
    totals,
    axis: moneyAxis(words.formats.shownMoney(Math.max(0, ...totals))),
  };
}
