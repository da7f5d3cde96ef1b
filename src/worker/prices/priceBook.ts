import type { CostMode } from '../../core/pricing/costMode.ts';
import { Costing } from '../../core/pricing/costing.ts';
import { PriceChain } from '../../core/pricing/priceChain.ts';
import { PriceList } from '../../core/pricing/priceList.ts';
import { seedPrices } from '../../core/pricing/seedPrices.ts';
import type { OpenCodePrices } from './openCodePrices.ts';
import type { OverridePrices } from './overridePrices.ts';

/** What a price book is made of. */
export interface PriceBookOptions {
  readonly mode: CostMode;
  readonly overrides: OverridePrices;
  /** null leaves this machine's OpenCode out, for figures that must come out the same everywhere. */
  readonly openCode: OpenCodePrices | null;
  readonly catalogue: PriceList;
}

const seeds = new PriceList(seedPrices);

/** Every price there is, strongest first, and the costs they make; both are new when a file changed, and else the same. */
export class PriceBook {
  readonly #options: PriceBookOptions;
  #chain: PriceChain;
  #costing: Costing;

  constructor(options: PriceBookOptions) {
    this.#options = options;
    options.openCode?.refresh();
    this.#chain = this.#currentChain();
    this.#costing = new Costing(this.#chain, options.mode);
  }

  /** Looks at the files again; true when a price may have changed. */
  refresh(): boolean {
    const { overrides, openCode, mode } = this.#options;
    const changed = [overrides.refresh(), openCode?.refresh()].includes(true);
    if (!changed) return false;
    this.#chain = this.#currentChain();
    this.#costing = new Costing(this.#chain, mode);
    return true;
  }

  get chain(): PriceChain {
    return this.#chain;
  }

  get costing(): Costing {
    return this.#costing;
  }

  #currentChain(): PriceChain {
    const { overrides, openCode, catalogue } = this.#options;
    return new PriceChain({ overrides: overrides.lists, lists: [...(openCode?.lists ?? []), catalogue, seeds] });
  }
}
