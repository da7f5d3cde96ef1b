import type { ModelId } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { KnownPrice, ModelPrice } from './modelPrice.ts';
import { hasRates } from './modelPrice.ts';
import type { PriceList } from './priceList.ts';
import { isLocalProvider } from './providerNames.ts';

/** The lists prices are looked for in, strongest first. */
export interface PriceSources {
  /** The user's own: they win over everything, a bare model name at every provider. */
  readonly overrides: readonly PriceList[];
  /** OpenCode's configuration and model cache, the bundled catalogue, the table of known models. */
  readonly lists: readonly PriceList[];
}

interface ContextLimit {
  readonly tokens: number;
  readonly source: string;
}

/** Shown as the source of a price that only the model's name tells. */
const byName = 'name';
const nothing: KnownPrice = {
  rates: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  tiers: [],
  contextWindow: null,
  sessionQuota: null,
  source: byName,
};

/**
 * Who charges what: the user's overrides first, then what the request's own provider charges in any list, and only then
 * what others charge for the same model. Each question (price, context window, quota) has the first list that answers.
 */
export class PriceChain {
  readonly #sources: PriceSources;
  /** What is known of limits: reports ask for each request, and names are looked up in many forms. */
  readonly #limits = new Map<string, ContextLimit | null>();

  constructor(sources: PriceSources) {
    this.#sources = sources;
  }

  /** The price of a model, or null when nobody knows it. */
  price(model: ModelId): KnownPrice | null {
    for (const found of this.#found(model)) {
      if (hasRates(found)) return found;
    }
    return isFreeByName(model) ? nothing : null;
  }

  /** The model's context window in tokens and the list that says so, or null. */
  contextLimit(model: ModelId): ContextLimit | null {
    const key = `${model.providerID}\n${model.modelID}`;
    let limit = this.#limits.get(key);
    if (limit === undefined) {
      limit = this.#findLimit(model);
      this.#limits.set(key, limit);
    }
    return limit;
  }

  #findLimit(model: ModelId): ContextLimit | null {
    for (const { contextWindow, source } of this.#found(model)) {
      if (contextWindow !== null) return { tokens: contextWindow, source };
    }
    return null;
  }

  /** What one session with the model should cost at most, or null. */
  sessionQuota(model: ModelId): NanoDollars | null {
    for (const { sessionQuota } of this.#found(model)) {
      if (sessionQuota !== null) return sessionQuota;
    }
    return null;
  }

  *#found(model: ModelId): Generator<ModelPrice> {
    const { overrides, lists } = this.#sources;
    for (const list of overrides) {
      yield* some(list.own(model), list.bare(model), list.own(modelInPath(model)));
    }
    for (const list of lists) yield* some(list.own(model));
    if (isLocalProvider(model.providerID)) return;
    for (const list of lists) yield* some(list.others(model), list.bare(model));
  }
}

/** A market place's `vendor/model` read as the vendor's own model: users write such names into their price files. */
function modelInPath({ providerID, modelID }: ModelId): ModelId {
  const slash = modelID.indexOf('/');
  if (slash <= 0) return { providerID, modelID };
  return { providerID: modelID.slice(0, slash), modelID: modelID.slice(slash + 1) };
}

/** Market places mark what they give away in the name: `vendor/model:free`, at OpenCode itself `model-free`. */
function isFreeByName({ providerID, modelID }: ModelId): boolean {
  return /:free$/i.test(modelID) || (providerID === 'opencode' && /-free$/i.test(modelID));
}

function* some(...prices: readonly (ModelPrice | null)[]): Generator<ModelPrice> {
  for (const price of prices) if (price !== null) yield price;
}
