import type { ModelNames } from './modelNames.ts';
import { modelNames, nameForms } from './modelNames.ts';
import type { ModelPrice, PriceEntry } from './modelPrice.ts';

interface Listed {
  readonly price: ModelPrice;
  /** How much of the listed name was dropped to reach this form: the least altered name stands for a form. */
  readonly dropped: number;
  readonly exact: string;
}

type Form = (typeof nameForms)[number];

/** Finds a price by a model's name among entries whose names may be spelled otherwise. */
export class NameIndex {
  readonly #byForm: Readonly<Record<Form, Map<string, Listed>>> = {
    exact: new Map(),
    full: new Map(),
    base: new Map(),
    loose: new Map(),
  };

  constructor(entries: readonly PriceEntry[]) {
    for (const { model, price } of entries) this.#add(modelNames(model), price);
  }

  /** The price of the entry whose name is nearest to this one, or null. */
  find(names: ModelNames): ModelPrice | null {
    for (const form of nameForms) {
      const listed = this.#byForm[form].get(names[form]);
      if (listed !== undefined) return listed.price;
    }
    return null;
  }

  #add(names: ModelNames, price: ModelPrice): void {
    for (const form of nameForms) {
      const key = names[form];
      const dropped = names.full.length - key.length;
      const known = this.#byForm[form].get(key);
      // Of equally altered names the later date is the newer price; of equal names the first entry stays.
      const better =
        known === undefined ||
        dropped < known.dropped ||
        (dropped === known.dropped && form !== 'exact' && form !== 'full' && names.exact > known.exact);
      if (key !== '' && better) this.#byForm[form].set(key, { price, dropped, exact: names.exact });
    }
  }
}
