import type { ModelId } from '../model/modelId.ts';
import { modelNames } from './modelNames.ts';
import type { ModelPrice, PriceEntry } from './modelPrice.ts';
import { hasRates } from './modelPrice.ts';
import { NameIndex } from './nameIndex.ts';
import { makerOf, providerFamily } from './providerNames.ts';
import { isFree } from './rates.ts';

/**
 * The prices of one source. Names are prepared when a provider is first asked for: a list may have thousands of
 * models, and a ledger a dozen.
 */
export class PriceList {
  readonly #byProvider: ReadonlyMap<string, readonly PriceEntry[]>;
  readonly #byFamily: ReadonlyMap<string, readonly PriceEntry[]>;
  readonly #entries: readonly PriceEntry[];
  readonly #indexes = new Map<string, NameIndex>();

  constructor(entries: readonly PriceEntry[]) {
    this.#entries = entries;
    const bound = entries.filter(({ provider }) => provider !== '');
    this.#byProvider = grouped(bound, (provider) => provider.toLowerCase());
    this.#byFamily = grouped(bound, providerFamily);
  }

  /** Number of entries. */
  get size(): number {
    return this.#entries.length;
  }

  /** What the request's own provider charges. */
  own({ providerID, modelID }: ModelId): ModelPrice | null {
    const names = modelNames(modelID);
    const provider = providerID.toLowerCase();
    const family = providerFamily(providerID);
    return (
      this.#index(`provider ${provider}`, () => this.#byProvider.get(provider)).find(names) ??
      this.#index(`family ${family}`, () => this.#byFamily.get(family)).find(names)
    );
  }

  /** A price listed for the model whoever provides it. */
  bare({ modelID }: ModelId): ModelPrice | null {
    return this.#index('bare', () => this.#entries.filter(({ provider }) => provider === '')).find(modelNames(modelID));
  }

  /**
   * What others charge for the model: who made it, else a market place, else whoever lists it first. That one provider
   * gives it away says nothing about another, so free offers are left out.
   */
  others({ modelID }: ModelId): ModelPrice | null {
    const names = modelNames(modelID);
    for (const family of [makerOf(names.base, modelID), 'openrouter']) {
      const found = this.#index(`charging ${family}`, () => this.#byFamily.get(family)?.filter(charges)).find(names);
      if (found !== null) return found;
    }
    const anyone = (): PriceEntry[] => [...this.#byFamily.values()].flat().filter(charges);
    return this.#index('anyone', anyone).find(names);
  }

  #index(name: string, entries: () => readonly PriceEntry[] | undefined): NameIndex {
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = new NameIndex(entries() ?? []);
      this.#indexes.set(name, index);
    }
    return index;
  }
}

function charges({ price }: PriceEntry): boolean {
  return hasRates(price) && !isFree(price.rates);
}

function grouped(
  entries: readonly PriceEntry[],
  keyOf: (provider: string) => string,
): ReadonlyMap<string, readonly PriceEntry[]> {
  const groups = new Map<string, PriceEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry.provider);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
