import type { TimeReport } from '../../../core/reports/panel/timeReport.ts';
import { counts } from '../../model/measure.ts';
import type { BarSeries, StackedBarsModel } from '../../model/stackedBarsModel.ts';
import { barsOver, stackedBarsModel } from '../../model/stackedBarsModel.ts';
import type { Words } from '../../text/words.ts';

/** The two charts of the Time tab. */
export interface TimeCharts {
  readonly cost: StackedBarsModel;
  readonly calls: StackedBarsModel;
}

/** Cost by model, and requests with what failed of them. */
export function timeCharts(
  report: TimeReport,
  hidden: readonly string[],
  slots: ReadonlyMap<string, number>,
  words: Words,
): TimeCharts {
  const { rows, unit } = report;
  const series = (key: string, name: string, slot: number, amounts: readonly number[]): BarSeries => ({
    key,
    name,
    title: name,
    slot,
    visible: !hidden.includes(key),
    amounts,
    total: amounts.reduce((sum, amount) => sum + amount, 0),
  });
  const well = rows.map(({ figures }) => figures.requests + figures.failedRequests - figures.errors);
  const failed = rows.map(({ figures }) => figures.errors);
  const calls = [series('+well', words.t('Ended well'), 0, well), series('+error', words.t('Errors'), 1, failed)];
  return {
    cost: stackedBarsModel({ series: report.series, buckets: rows, bucket: unit }, hidden, slots, words),
    calls: barsOver(rows, unit, calls, counts(words), words),
  };
}
