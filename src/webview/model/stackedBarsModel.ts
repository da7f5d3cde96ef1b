import { modelKey } from '../../core/model/modelId.ts';
import type { NanoDollars } from '../../core/model/money.ts';
import type { OverviewSeries } from '../../core/reports/overview.ts';
import type { BucketUnit } from '../../core/reports/panel/panelPeriod.ts';
import { modelSlots } from '../state/seriesSlots.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { modelNames } from './modelNames.ts';
import type { Measure } from './measure.ts';
import { money } from './measure.ts';
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
  /** A value for each bucket, nano-dollars where it is cost. */
  readonly amounts: readonly number[];
  readonly total: number;
}

/** What the stacked chart draws and its table twin lists: one source for both. */
export interface StackedBarsModel {
  readonly labels: readonly string[];
  readonly longLabels: readonly string[];
  readonly series: readonly BarSeries[];
  /** Sum of the visible series for each bucket. */
  readonly totals: readonly number[];
  readonly axis: MoneyAxis;
  readonly measure: Measure;
}

/** Cost over time by model, as reports give it. */
export interface CostOverTime {
  readonly series: readonly OverviewSeries[];
  readonly buckets: readonly { readonly date: string; readonly costs: readonly NanoDollars[] }[];
  readonly bucket: BucketUnit | 'week';
}

/** Arranges cost over time for the chart; `hidden` holds the keys of the series switched off. */
export function stackedBarsModel(
  report: CostOverTime,
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
  return barsOver(report.buckets, report.bucket, series, money(words), words);
}

/** Bars of any measure over time. */
export function barsOver(
  buckets: readonly { readonly date: string }[],
  unit: BucketUnit | 'week',
  series: readonly BarSeries[],
  measure: Measure,
  { formats }: Words,
): StackedBarsModel {
  const shown = series.filter((one) => one.visible);
  const totals = buckets.map((_, at) => shown.reduce((sum, one) => sum + (one.amounts[at] ?? 0), 0));
  return {
    labels: buckets.map(({ date }) => formats.bucket(date, unit)),
    longLabels: buckets.map(({ date }) => formats.longBucket(date, unit)),
    series,
    totals,
    axis: moneyAxis(measure.shown(Math.max(0, ...totals))),
    measure,
  };
}
