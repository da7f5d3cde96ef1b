import { modelKey } from '../model/modelId.ts';
import { Costing } from '../pricing/costing.ts';
import type { Prices } from '../pricing/costing.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { PricedModel, PricesReport, UnpricedModel } from './pricesReport.ts';
import type { ReportContext } from './reportContext.ts';

/** What the bundled catalogue says of itself. */
export interface CatalogueRelease {
  readonly version: string;
  /** ISO day. */
  readonly date: string;
}

/** Which models were used at which price, which have none, and the totals by each way to count. */
export function buildPricesReport(
  ledger: Ledger,
  context: Pick<ReportContext, 'revision' | 'costing'>,
  prices: Prices,
  catalogue: CatalogueRelease,
): PricesReport {
  const recorded = new Costing(prices, 'recordedFirst');
  const computed = new Costing(prices, 'computedOnly');
  const written = new Costing(prices, 'recordedOnly');
  const sums = {
    recordedFirst: new FiguresBuilder(),
    computedOnly: new FiguresBuilder(),
    recordedOnly: new FiguresBuilder(),
  };
  const requestsOf = new Map<number, number>();
  const missing = new Map<number, { requests: number; tokens: number }>();
  for (const { requests } of ledger.sources) {
    const { flags, model } = requests.columns;
    for (let slot = 0; slot < requests.size; slot++) {
      if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) continue;
      sums.recordedFirst.add(requests, slot, recorded);
      sums.computedOnly.add(requests, slot, computed);
      sums.recordedOnly.add(requests, slot, written);
      const number = model[slot] ?? 0;
      requestsOf.set(number, (requestsOf.get(number) ?? 0) + 1);
      if (recorded.costOf(requests, slot).basis !== 'unpriced') continue;
      const sum = missing.get(number) ?? { requests: 0, tokens: 0 };
      sum.requests++;
      sum.tokens += requests.totalTokens(slot);
      missing.set(number, sum);
    }
  }
  return {
    revision: context.revision,
    mode: context.costing.mode,
    catalogueDate: catalogue.date,
    catalogueVersion: catalogue.version,
    unpriced: unpricedModels(missing, ledger),
    used: pricedModels(requestsOf, ledger, prices),
    totals: {
      recordedFirst: sums.recordedFirst.figures().cost,
      computedOnly: sums.computedOnly.figures().cost,
      recordedOnly: sums.recordedOnly.figures().cost,
    },
  };
}

function unpricedModels(
  missing: ReadonlyMap<number, { readonly requests: number; readonly tokens: number }>,
  { pools }: Ledger,
): UnpricedModel[] {
  return [...missing]
    .map(([number, sum]) => ({ model: pools.model(number), ...sum }))
    .sort((a, b) => b.tokens - a.tokens || byName(a, b));
}

function pricedModels(requestsOf: ReadonlyMap<number, number>, { pools }: Ledger, prices: Prices): PricedModel[] {
  return [...requestsOf]
    .flatMap(([number, requests]): PricedModel[] => {
      const model = pools.model(number);
      const price = prices.price(model);
      return price === null ? [] : [{ model, requests, source: price.source, price }];
    })
    .sort(byName);
}

function byName(a: Pick<PricedModel, 'model'>, b: Pick<PricedModel, 'model'>): number {
  return modelKey(a.model) < modelKey(b.model) ? -1 : 1;
}
