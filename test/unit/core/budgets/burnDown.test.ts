import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BudgetPeriod } from '../../../../src/core/budgets/budget.ts';
import type { BudgetState } from '../../../../src/core/budgets/budgetReport.ts';
import { BudgetSum } from '../../../../src/core/budgets/budgetSum.ts';
import { burnDown } from '../../../../src/core/budgets/burnDown.ts';
import { day, hour, noon } from '../../../support/ledgerBuilder.ts';

const dollar = 1e9;

interface Spent {
  readonly period?: BudgetPeriod;
  readonly limit?: number;
  readonly now?: number;
  readonly timeZone?: string;
  /** Amount by hours before now. */
  readonly spent?: readonly (readonly [hoursAgo: number, dollars: number])[];
}

function stateOf({ period = 'month', limit = 100, now = noon, timeZone = 'UTC', spent = [] }: Spent): BudgetState {
  const sum = new BudgetSum({ scope: 'everywhere', period, limit: limit * dollar }, { now, timeZone, weekStart: 1 });
  for (const [ago, amount] of spent) {
    sum.add({ time: now - ago * hour, session: 0, amount: amount * dollar, unpriced: false });
  }
  return sum.state(0.75);
}

describe('a burn-down', () => {
  test('falls from the whole budget to what is left now, a step for each day', () => {
    // Noon of the 20th: 30 dollars yesterday, 10 today.
    const state = stateOf({
      spent: [
        [24, 30],
        [1, 10],
      ],
    });
    const { past } = burnDown(state, noon);
    expect(past[0]).toEqual({ at: 0, left: 100 * dollar });
    expect(past.slice(-3)).toEqual([
      { at: 18, left: 100 * dollar },
      { at: 19, left: 70 * dollar },
      { at: 19.5, left: 60 * dollar },
    ]);
    expect(past).toHaveLength(21);
  });

  test('goes on at its pace, between what is likely at best and at worst, and names where it meets zero', () => {
    const state = stateOf({
      limit: 60,
      spent: [
        [24, 30],
        [1, 10],
      ],
    });
    const { pace, best, worst, runsOut, past } = burnDown(state, noon);
    expect(pace?.[0]).toEqual(past.at(-1));
    expect(pace?.[1]).toEqual({ at: 30, left: 60 * dollar - (state.forecast?.expected ?? 0) });
    expect(best?.[1].left).toBeGreaterThan(pace?.[1].left ?? 0);
    expect(worst?.[1].left).toBeLessThan(pace?.[1].left ?? 0);
    // 40 of 60 dollars in 19.5 days: the other 20 last 9.75 days more.
    expect(runsOut).toEqual({ at: 29.25, left: 0 });
  });

  test('promises nothing before there is a pace, and runs out nowhere when it lasts', () => {
    const early = burnDown(
      stateOf({ period: 'month', now: Date.UTC(2026, 10, 1, 3), spent: [[1, 5]] }),
      Date.UTC(2026, 10, 1, 3),
    );
    expect([early.pace, early.best, early.worst, early.runsOut]).toEqual([null, null, null, null]);
    expect(early.past).toHaveLength(2);
    expect(burnDown(stateOf({ spent: [[24, 1]] }), noon).runsOut).toBeNull();
  });

  test('of a day steps by its hours, also when the clocks change', () => {
    // 29 March 2026 has 23 hours in Berlin.
    const now = Date.UTC(2026, 2, 29, 20);
    const state = stateOf({ period: 'day', now, timeZone: 'Europe/Berlin', spent: [[1, 2]] });
    expect(state.bucketCount).toBe(23);
    expect(state.bucketDates.slice(0, 4)).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T01:00',
      '2026-03-29T03:00',
      '2026-03-29T04:00',
    ]);
    expect(burnDown(state, now).past.at(-1)).toEqual({ at: 21, left: 98 * dollar });
  });

  test('never moves back in time, and ends with what is left, whatever was spent when', () => {
    const spends = fc.array(fc.tuple(fc.double({ min: 0, max: 800, noNaN: true }), fc.nat({ max: 50 })), {
      maxLength: 40,
    });
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia', 'America/St_Johns');
    const nows = fc.integer({ min: noon - 400 * day, max: noon + 400 * day });
    fc.assert(
      fc.property(
        spends,
        zones,
        nows,
        fc.constantFrom<BudgetPeriod>('day', 'week', 'month'),
        (spent, timeZone, now, period) => {
          const state = stateOf({ spent, timeZone, now, period });
          const { past, pace } = burnDown(state, now);
          const places = past.map(({ at }) => at);
          expect(places).toEqual([...places].sort((a, b) => a - b));
          expect(places.at(-1)).toBeLessThanOrEqual(state.bucketCount);
          expect(past.at(-1)?.left).toBe(state.budget.limit - state.spent);
          expect(state.bucketDates).toHaveLength(state.bucketCount);
          if (pace !== null) expect(pace[1].left).toBeLessThanOrEqual(pace[0].left);
        },
      ),
      { numRuns: 200 },
    );
  });
});
