import type { NanoDollars } from '../model/money.ts';
import { dollars } from '../model/money.ts';
import type { Currency } from './currency.ts';
import { usDollars } from './currency.ts';
import { numberFormat } from './numberFormat.ts';

/** Small amounts show this many decimals more than the currency has. */
const moreDecimals = 2;

/**
 * `$1.24`, small amounts as `$0.0042`, tiny ones as `<$0.0001`, in the locale's own digits and places and the currency's
 * own number of decimals.
 */
export function formatMoney(amount: NanoDollars, locale: string, currency: Currency = usDollars): string {
  const decimals = decimalsOf(currency);
  const value = dollars(amount) * currency.rate;
  if (value <= 0 || value >= 10 ** -decimals) return text(value, locale, currency, decimals);
  const smallest = 10 ** -(decimals + moreDecimals);
  const shown = text(Math.max(value, smallest), locale, currency, decimals + moreDecimals);
  return value < smallest ? `<${shown}` : shown;
}

/** Decimals a currency is written with: 2 for dollars, 0 for yen. */
export function decimalsOf({ code }: Currency): number {
  return numberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
}

function text(value: number, locale: string, { code }: Currency, decimals: number): string {
  return numberFormat(locale, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}
