import type { BudgetLimits } from '../../../../src/core/budgets/budgetLimits.ts';

interface Dollars {
  readonly day?: number;
  readonly week?: number;
  readonly month?: number;
}

/** Limits in dollars, and the defaults of everything else. */
export function limitsOf(everywhere: Dollars = {}, workspace: Dollars = {}): BudgetLimits {
  const nano = ({ day = 0, week = 0, month = 0 }: Dollars): Record<'day' | 'week' | 'month', number> => ({
    day: day * 1e9,
    week: week * 1e9,
    month: month * 1e9,
  });
  return {
    amounts: { everywhere: nano(everywhere), workspace: nano(workspace) },
    sessionQuota: 0,
    warnAt: 0.75,
    runawayFactor: 4,
    repeatedCalls: 5,
  };
}
