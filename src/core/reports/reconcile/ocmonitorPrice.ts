import type { ModelId } from '../../model/modelId.ts';
import { ratesOf } from '../../pricing/priceValues.ts';
import type { Rates } from '../../pricing/rates.ts';
import { ocmonitorTable } from './ocmonitorTable.ts';

const rates = new Map(
  ocmonitorTable.map(([name, input, output, cacheRead, cacheWrite]) => [
    name,
    ratesOf(input, output, cacheRead, cacheWrite),
  ]),
);

/** What was found: there are many requests of few models, each of which has one object. */
const found = new WeakMap<ModelId, { readonly rates: Rates | null }>();

/** What ocmonitor charges for a model by its own table and its own rule for names, or null when it finds no price. */
export function ocmonitorPrice(model: ModelId): Rates | null {
  let known = found.get(model);
  if (known === undefined) found.set(model, (known = { rates: findPrice(model) }));
  return known.rates;
}

function findPrice({ providerID, modelID }: ModelId): Rates | null {
  const provider = providerID.toLowerCase();
  const model = modelID.toLowerCase();
  const other = normalised(model);
  for (const name of [`${provider}/${model}`, `${provider}/${other}`, model, other]) {
    const known = rates.get(name);
    if (known !== undefined) return known;
  }
  for (const [name, known] of rates) {
    const rest = name.slice(name.indexOf('/') + 1);
    if (rest === model || rest === other) return known;
  }
  return null;
}

/** Its rule: a date at the end is none, and a dash between two numbers is a dot. */
function normalised(model: string): string {
  return model.replace(/-\d{8}$/u, '').replace(/-(\d+)-(\d+)(?![.\d])/gu, '-$1.$2');
}
