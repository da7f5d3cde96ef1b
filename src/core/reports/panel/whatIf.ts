import type { ModelId } from '../../model/modelId.ts';
import { modelKey } from '../../model/modelId.ts';
import type { NanoDollars } from '../../model/money.ts';
import type { KnownPrice } from '../../pricing/modelPrice.ts';
import { requestCost } from '../../pricing/requestCost.ts';
import type { Rates } from '../../pricing/rates.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { Selection } from '../filter/selection.ts';
import type { ReportContext } from '../reportContext.ts';
import { scanRequests } from '../usage/scanRequests.ts';

/** A model whose price is tried on the others' tokens. */
export interface WhatIfModel {
  readonly model: ModelId;
  /** Pico-dollars a token. */
  readonly rates: Rates;
  /** True when its price rises with the prompt's size. */
  readonly tiers: boolean;
  /** Where the price was read. */
  readonly source: string;
  /** What each model's requests would cost at this price, by the model's key. */
  readonly costs: Readonly<Record<string, NanoDollars>>;
}

/** A period's tokens at other prices: a comparison of prices, not of what another model would have done. */
export interface WhatIf {
  readonly models: readonly WhatIfModel[];
  /** Requests it speaks of, by the model's key. */
  readonly requests: Readonly<Record<string, number>>;
}

/** Prices tried at most: each is multiplied with every request. */
const mostModels = 6;

/** Computes what the selected requests would cost at the price of each of the first models that have one. */
export function whatIf(
  ledger: Ledger,
  context: ReportContext,
  selection: Selection,
  models: readonly ModelId[],
): WhatIf {
  const { pools } = ledger;
  const numbers = new Map(
    Array.from({ length: pools.modelCount }, (_, number) => [modelKey(pools.model(number)), number]),
  );
  const tried: { model: ModelId; price: KnownPrice; costs: Float64Array }[] = [];
  for (const model of models) {
    const price = context.costing.priceOf(pools, numbers.get(modelKey(model)) ?? 0);
    if (price === null || price === 'free' || tried.length === mostModels) continue;
    tried.push({ model, price, costs: new Float64Array(pools.modelCount) });
  }
  const requestsOf = new Float64Array(pools.modelCount);
  scanRequests(ledger, selection, ({ columns }, slot) => {
    if (((columns.flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return;
    const number = columns.model[slot] ?? 0;
    requestsOf[number] = (requestsOf[number] ?? 0) + 1;
    const tokens = {
      input: columns.input[slot] ?? 0,
      output: columns.output[slot] ?? 0,
      reasoning: columns.reasoning[slot] ?? 0,
      cacheRead: columns.cacheRead[slot] ?? 0,
      cacheWrite: columns.cacheWrite[slot] ?? 0,
    };
    for (const { price, costs } of tried) costs[number] = (costs[number] ?? 0) + requestCost(price, tokens);
  });
  const byKey = (values: Float64Array): Record<string, number> =>
    Object.fromEntries(
      [...requestsOf.keys()].flatMap((number) =>
        (requestsOf[number] ?? 0) > 0 ? [[modelKey(pools.model(number)), values[number] ?? 0]] : [],
      ),
    );
  return {
    models: tried.map(({ model, price, costs }) => ({
      model,
      rates: price.rates,
      tiers: price.tiers.length > 0,
      source: price.source,
      costs: byKey(costs),
    })),
    requests: byKey(requestsOf),
  };
}
