import { modelKey } from '../../../core/model/modelId.ts';
import type { ModelsTabReport } from '../../../core/reports/panel/modelsTabReport.ts';
import { seriesOf } from '../../../core/reports/panel/seriesOf.ts';
import { shares } from '../../model/measure.ts';
import type { StackedBarsModel } from '../../model/stackedBarsModel.ts';
import { barsOver, stackedBarsModel } from '../../model/stackedBarsModel.ts';
import type { Words } from '../../text/words.ts';

/** Each model's share of what a stretch of time cost: every bar is as high as the whole. */
export function shareModel(
  report: Pick<ModelsTabReport, 'rows' | 'buckets' | 'bucket'>,
  hidden: readonly string[],
  slots: ReadonlyMap<string, number>,
  words: Words,
): StackedBarsModel {
  const series = seriesOf(report.rows);
  const courses = new Map(report.rows.map(({ model, course }) => [modelKey(model), course]));
  const buckets = report.buckets.map(({ date }, at) => ({
    date,
    costs: series.map(({ keys }) => keys.reduce((sum, key) => sum + (courses.get(key)?.[at] ?? 0), 0)),
  }));
  const { bucket } = report;
  const cost = stackedBarsModel({ series: series.map(({ shown }) => shown), buckets, bucket }, hidden, slots, words);
  const whole = cost.totals;
  const all = whole.reduce((sum, total) => sum + total, 0);
  const parts = cost.series.map((one) => ({
    ...one,
    amounts: one.amounts.map((amount, at) => ((whole[at] ?? 0) > 0 ? amount / (whole[at] ?? 1) : 0)),
    total: all > 0 && one.visible ? one.total / all : 0,
  }));
  return { ...barsOver(buckets, bucket, parts, shares(words), words), axis: { maximum: 1, step: 0.25 } };
}
