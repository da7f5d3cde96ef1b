import type { Cost } from '../usage/cost.ts';
import type { Currency } from './currency.ts';
import { formatMoney } from './formatMoney.ts';

/** Words of a cost text in the user's language. */
export interface CostWords {
  readonly free: string;
  readonly unpriced: string;
}

const english: CostWords = { free: 'free', unpriced: 'unpriced' };

/**
 * A cost that never pretends: `$1.20`, `free`, `unpriced`, `$1.20 + unpriced` when requests without a price are left
 * out. No requests at all cost `$0.00`.
 */
export function formatCost(cost: Cost, locale: string, words: CostWords = english, currency?: Currency): string {
  if (cost.basis === 'unpriced') return words.unpriced;
  if (cost.basis === 'free') return cost.unpricedRequests > 0 ? `${words.free} + ${words.unpriced}` : words.free;
  const money = formatMoney(cost.amount, locale, currency);
  return cost.unpricedRequests > 0 ? `${money} + ${words.unpriced}` : money;
}
