import { modelKey } from '../../model/modelId.ts';
import type { OverviewSeries } from '../overview.ts';
import type { ModelPart } from '../usage/usage.ts';

/** Models with a colour of their own; the rest share one. */
const ownSeries = 5;

/** A colour of a stacked chart with the keys of the models it stands for. */
export interface ModelSeries {
  readonly shown: OverviewSeries;
  readonly keys: readonly string[];
}

/** The five models that come first, and all others together. */
export function seriesOf(parts: readonly Pick<ModelPart, 'model' | 'figures'>[]): ModelSeries[] {
  const used = parts.filter(({ figures }) => figures.requests > 0);
  const own: ModelSeries[] = used.slice(0, ownSeries).map(({ model, figures }) => ({
    shown: { model, models: 1, cost: figures.cost.amount },
    keys: [modelKey(model)],
  }));
  const rest = used.slice(ownSeries);
  if (rest.length === 0) return own;
  const cost = rest.reduce((sum, { figures }) => sum + figures.cost.amount, 0);
  return [
    ...own,
    { shown: { model: null, models: rest.length, cost }, keys: rest.map(({ model }) => modelKey(model)) },
  ];
}
