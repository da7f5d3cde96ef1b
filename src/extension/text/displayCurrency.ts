import type { Currency } from '../../core/format/currency.ts';
import { usDollars } from '../../core/format/currency.ts';

let shown = usDollars;

/** The currency amounts are shown in, as `env.language` is the language: one for the whole host. */
export function displayCurrency(): Currency {
  return shown;
}

/** Sets the currency of every text made from now on; the settings' reader calls it, before it tells of a change. */
export function setDisplayCurrency(currency: Currency): void {
  shown = currency;
}
