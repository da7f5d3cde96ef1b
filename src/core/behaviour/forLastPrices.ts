import type { Costing } from '../pricing/costing.ts';
import type { ReportContext } from '../reports/reportContext.ts';

/** What was made with some prices. */
export interface Priced<Made> {
  readonly costing: Costing;
  readonly made: Made;
}

/** Keeps what was made with the last prices: contexts of the same prices get the same. */
export class ForLastPrices<Made> {
  readonly #make: (context: ReportContext) => Made;
  #last: Priced<Made> | null;

  constructor(make: (context: ReportContext) => Made, last: Priced<Made> | null) {
    this.#make = make;
    this.#last = last;
  }

  /** What there is without making any. */
  get last(): Priced<Made> | null {
    return this.#last;
  }

  get(context: ReportContext): Made {
    const { costing } = context;
    if (this.#last?.costing !== costing) this.#last = { costing, made: this.#make(context) };
    return this.#last.made;
  }
}
