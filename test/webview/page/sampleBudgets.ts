import { nanoDollars } from '../../../src/core/model/money.ts';
import type { BudgetReport, BudgetState } from '../../../src/core/budgets/budgetReport.ts';
import { BudgetSum } from '../../../src/core/budgets/budgetSum.ts';
import type { Budget } from '../../../src/core/budgets/budget.ts';
import { sampleNow } from './sampleReport.ts';

const day = 86_400_000;
const dollars = (amount: number): number => nanoDollars(amount) ?? 0;

/** Spending of the month so far, newest last: uneven, as spending is. */
const daily = [0, 4.2, 6.1, 5.4, 0.6, 8.9, 9.3, 2.1, 0, 7.7, 5.5, 10.2, 4.4, 0.3, 0, 8.1, 6.6, 9.4, 7.9, 4.82];

function stateOf(budget: Budget): BudgetState {
  const sum = new BudgetSum(budget, { now: sampleNow, timeZone: 'UTC', weekStart: 1 });
  daily.forEach((spent, index) => {
    const time = sampleNow - (daily.length - 1 - index) * day;
    // Two requests a day, so that hours have something to show as well.
    for (const at of [time - 3_600_000, time - 4 * 3_600_000])
      sum.add({ time: at, session: 0, amount: dollars(spent / 2), unpriced: false });
  });
  return sum.state(0.75);
}

/** Three budgets, one of which will not last. */
export function sampleBudgets(): BudgetReport {
  const budgets = (
    [
      ['everywhere', 'day', 8],
      ['everywhere', 'week', 60],
      ['everywhere', 'month', 120],
      ['workspace', 'month', 300],
    ] as const
  ).map(([scope, period, limit]) => stateOf({ scope, period, limit: dollars(limit) }));
  return {
    revision: 1,
    asOf: sampleNow,
    now: sampleNow,
    timeZone: 'UTC',
    budgets,
    today: { spent: dollars(4.82), unpricedRequests: 0 },
    sessionQuota: 0,
    session: null,
    runaway: null,
    repeated: { sessionId: 'ses_keys', title: '<b>Loop</b>\nhere', tool: 'bash', count: 7 },
    level: 'near',
  };
}
