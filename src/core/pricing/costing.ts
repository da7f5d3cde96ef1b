import type { ModelId } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { Request } from '../model/request.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { CostMode } from './costMode.ts';
import type { CostParts } from './costParts.ts';
import { costParts, uncachedPromptCost } from './costParts.ts';
import type { KnownPrice } from './modelPrice.ts';
import type { PricedTokens } from './pricedTokens.ts';
import { isFree } from './rates.ts';
import { requestCost } from './requestCost.ts';

/** Where the amount of one request comes from. */
export type RequestBasis = 'recorded' | 'computed' | 'free' | 'unpriced';

/** What one request costs; an unpriced or free one has the amount 0. */
export interface RequestCost {
  readonly amount: NanoDollars;
  readonly basis: RequestBasis;
}

/** The part of a price chain costs are made from. */
export interface Prices {
  price(model: ModelId): KnownPrice | null;
  /** What one session with the model should cost at most; a list of prices alone may not know. */
  sessionQuota?(model: ModelId): NanoDollars | null;
}

const free: RequestCost = { amount: 0, basis: 'free' };
const unpriced: RequestCost = { amount: 0, basis: 'unpriced' };

/**
 * Says what each request costs, for every report the same. Prices are looked up once for each model, so that a scan
 * of all requests stays a scan of numbers.
 */
export class Costing {
  readonly mode: CostMode;
  readonly #prices: Prices;
  #pools: UsagePools | null = null;
  /** By model number: null when nobody knows a price, `free` when it is known to be nothing. */
  #byModel: (KnownPrice | 'free' | null | undefined)[] = [];
  readonly #quotas = new Map<ModelId, NanoDollars | null>();

  constructor(prices: Prices, mode: CostMode) {
    this.#prices = prices;
    this.mode = mode;
  }

  /** Cost of the request in this slot. */
  costOf(requests: RequestTable, slot: number): RequestCost {
    const { columns } = requests;
    const recorded = this.recordedOf(requests, slot);
    if (recorded > 0) return { amount: recorded, basis: 'recorded' };
    const price = this.priceOf(requests.pools, columns.model[slot] ?? 0);
    if (price === 'free') return free;
    if (price === null || this.mode === 'recordedOnly') return unpriced;
    return { amount: requestCost(price, tokensOf(requests, slot)), basis: 'computed' };
  }

  /** The recorded amount when that is what the request costs, else 0: for scans, which need no object for each of most requests. */
  recordedOf(requests: RequestTable, slot: number): NanoDollars {
    const recorded = requests.columns.cost[slot] ?? 0;
    return recorded > 0 && this.mode !== 'computedOnly' ? recorded : 0;
  }

  /** Amount of `costOf` alone, for scans: of most requests it stands in their row. */
  amountOf(requests: RequestTable, slot: number): NanoDollars {
    const recorded = this.recordedOf(requests, slot);
    return recorded > 0 ? recorded : this.costOf(requests, slot).amount;
  }

  /** What each kind of the request's tokens costs by the known price, in nano-dollars; null without a price. */
  partsOf(requests: RequestTable, slot: number): CostParts | null {
    const price = this.priceOf(requests.pools, requests.columns.model[slot] ?? 0);
    return price === null || price === 'free' ? null : costParts(price, tokensOf(requests, slot));
  }

  /** What the request's prompt would cost by the known price without a cache, in nano-dollars; 0 without a price. */
  uncachedPrompt(requests: RequestTable, slot: number): number {
    const price = this.priceOf(requests.pools, requests.columns.model[slot] ?? 0);
    if (price === null || price === 'free') return 0;
    const { input, cacheRead, cacheWrite } = requests.columns;
    return uncachedPromptCost(price, (input[slot] ?? 0) + (cacheRead[slot] ?? 0) + (cacheWrite[slot] ?? 0));
  }

  /** What one session with a model should cost at most, in nano-dollars, or null when nobody says. */
  quotaOf(pools: UsagePools, number: number): NanoDollars | null {
    // Pools hand out one object for each model: thousands of sessions ask for a handful.
    const model = pools.model(number);
    let quota = this.#quotas.get(model);
    if (quota === undefined) this.#quotas.set(model, (quota = this.#prices.sessionQuota?.(model) ?? null));
    return quota;
  }

  /** The list that knows a model's price, be it nothing; '' when none does. */
  sourceOf(model: ModelId): string {
    return this.#prices.price(model)?.source ?? '';
  }

  /** Cost of one request that stands in no table, by the same rules. */
  costOfRequest({ model, recordedCost, tokens }: Pick<Request, 'model' | 'recordedCost' | 'tokens'>): RequestCost {
    if (recordedCost > 0 && this.mode !== 'computedOnly') return { amount: recordedCost, basis: 'recorded' };
    const price = this.priceOfModel(model);
    if (price === 'free') return free;
    if (price === null || this.mode === 'recordedOnly') return unpriced;
    return { amount: requestCost(price, tokens), basis: 'computed' };
  }

  /** The price of a model: `free` when it is known to be nothing, null when nobody knows it. */
  priceOfModel(model: ModelId): KnownPrice | 'free' | null {
    const known = this.#prices.price(model);
    return known !== null && isFree(known.rates) && known.tiers.every(({ rates }) => isFree(rates)) ? 'free' : known;
  }

  /** The price of a model by its number: `free` when it is known to be nothing, null when nobody knows it. */
  priceOf(pools: UsagePools, model: number): KnownPrice | 'free' | null {
    if (pools !== this.#pools) {
      this.#pools = pools;
      this.#byModel = [];
    }
    let price = this.#byModel[model];
    if (price === undefined) {
      price = this.priceOfModel(pools.model(model));
      this.#byModel[model] = price;
    }
    return price;
  }
}

function tokensOf(requests: RequestTable, slot: number): PricedTokens {
  const { columns } = requests;
  return {
    input: columns.input[slot] ?? 0,
    output: columns.output[slot] ?? 0,
    reasoning: columns.reasoning[slot] ?? 0,
    cacheRead: columns.cacheRead[slot] ?? 0,
    cacheWrite: columns.cacheWrite[slot] ?? 0,
    longCacheWrite: requests.longCacheWrite?.(slot) ?? 0,
  };
}
