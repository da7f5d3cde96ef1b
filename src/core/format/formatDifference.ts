import type { NanoDollars } from '../model/money.ts';
import type { Currency } from './currency.ts';
import { formatMoney } from './formatMoney.ts';

/** An amount to add or take away: `+$6.56`, `−$11.64`, `0` when there is no difference. */
export function formatDifference(amount: NanoDollars, locale: string, currency?: Currency): string {
  if (amount === 0) return '0';
  return `${amount < 0 ? '−' : '+'}${formatMoney(Math.abs(amount), locale, currency)}`;
}
