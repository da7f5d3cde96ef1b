import { modelKey } from '../model/modelId.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { CalendarStretch } from './calendar.ts';
import type { OverviewBucket, OverviewSeries } from './overview.ts';

/** Models with a colour of their own; the rest share one. */
const ownSeries = 5;

/** A series together with the numbers of the models it stands for. */
export interface SeriesModels {
  readonly series: OverviewSeries;
  readonly models: readonly number[];
}

/** The five models that cost most (used most tokens, where nothing has a price), and all others together. */
export function overviewSeries(models: readonly (FiguresBuilder | undefined)[], pools: UsagePools): SeriesModels[] {
  const used: { model: number; key: string; amount: number; tokens: number }[] = [];
  models.forEach((sum, model) => {
    if (sum === undefined || sum.requests === 0) return;
    used.push({ model, key: modelKey(pools.model(model)), amount: sum.amount, tokens: sum.totalTokens });
  });
  used.sort((a, b) => b.amount - a.amount || b.tokens - a.tokens || (a.key < b.key ? -1 : 1));
  const found: SeriesModels[] = used.slice(0, ownSeries).map(({ model, amount }) => ({
    series: { model: pools.model(model), models: 1, cost: amount },
    models: [model],
  }));
  const rest = used.slice(ownSeries);
  if (rest.length > 0) {
    const cost = rest.reduce((sum, { amount }) => sum + amount, 0);
    found.push({ series: { model: null, models: rest.length, cost }, models: rest.map(({ model }) => model) });
  }
  return found;
}

/** The days or months of the chart, each with its figures and its cost by series. */
export function overviewBuckets(
  stretches: readonly CalendarStretch[],
  cells: readonly (FiguresBuilder | undefined)[][],
  series: readonly SeriesModels[],
): OverviewBucket[] {
  return stretches.map(({ date, range }, index) => {
    const row = cells[index] ?? [];
    const sum = new FiguresBuilder();
    for (const cell of row) if (cell !== undefined) sum.merge(cell);
    const costs = series.map(({ models }) => models.reduce((cost, model) => cost + (row[model]?.amount ?? 0), 0));
    return { date, range, figures: sum.figures(), costs };
  });
}
