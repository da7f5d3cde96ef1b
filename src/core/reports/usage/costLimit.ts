import type { NanoDollars } from '../../model/money.ts';

/** Fifty dollars: where nobody says otherwise, a session that costs more deserves a look. */
export const usualCostLimit: NanoDollars = 50e9;

/** Whether an amount is above a limit; a limit of 0 is none. */
export function isAbove(amount: NanoDollars, limit: NanoDollars = usualCostLimit): boolean {
  return limit > 0 && amount > limit;
}
