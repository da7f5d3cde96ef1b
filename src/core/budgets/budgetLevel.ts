import type { NanoDollars } from '../model/money.ts';

/** How close spending is to its limit: `near` from the user's warning share on, `over` once all of it is spent. */
export type BudgetLevel = 'calm' | 'near' | 'over';

const levels: readonly BudgetLevel[] = ['calm', 'near', 'over'];

/** The level of an amount against its limit (above zero); `warnAt` is a share (0..1). */
export function budgetLevel(spent: NanoDollars, limit: NanoDollars, warnAt: number): BudgetLevel {
  if (spent >= limit) return 'over';
  return spent >= limit * warnAt ? 'near' : 'calm';
}

/** The worst of some levels; nothing at all is calm. */
export function worstLevel(some: readonly BudgetLevel[]): BudgetLevel {
  return levels[Math.max(0, ...some.map((level) => levels.indexOf(level)))] ?? 'calm';
}
