import { describe, expect, it } from 'vitest';
import type { PanelFilter } from '../../../../../src/core/reports/panel/panelFilter.ts';
import { panelScope } from '../../../../../src/core/reports/panel/panelScope.ts';
import { yearReport } from '../../../../../src/core/reports/panel/yearReport.ts';
import { day, hour, LedgerBuilder, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

function report(times: readonly number[], { range = 'all', timeZone = 'UTC' } = {}) {
  const builder = new LedgerBuilder();
  const source = builder.source().session('one');
  for (const created of times) source.request('one', { created, dollars: 1 });
  const ledger = builder.ledger();
  const context = reportContext({ timeZone });
  return yearReport(ledger, context, panelScope(ledger, context, { range, scope: 'all' } as PanelFilter));
}

describe('the last year', () => {
  it('has a square for each day of 53 weeks up to today, without gaps', () => {
    const { days } = report([]);
    expect(days.length).toBeGreaterThan(52 * 7);
    expect(days.length).toBeLessThanOrEqual(53 * 7);
    expect(days.at(-1)?.date).toBe('2026-11-20');
    expect(new Date(`${days[0]?.date ?? ''}T00:00Z`).getUTCDay()).toBe(1);
    for (const [index, { range }] of days.entries()) expect(range.from).toBe(days[index - 1]?.range.to ?? range.from);
  });

  it('sums what was spent on each day, whatever range the panel shows', () => {
    const { days, cost, activeDays } = report([noon - hour, noon - 2 * hour, noon - 100 * day], { range: '1h' });
    expect(days.at(-1)).toMatchObject({ cost: 2e9, requests: 2 });
    expect([cost, activeDays]).toEqual([3e9, 2]);
  });

  it('counts streaks: one that ended yesterday still goes on, for today is not over', () => {
    const daysAgo = (...ago: number[]): number[] => ago.map((count) => noon - count * day - hour);
    expect(report(daysAgo(1, 2, 3, 10, 11, 12, 13))).toMatchObject({ currentStreak: 3, longestStreak: 4 });
    expect(report(daysAgo(0, 1, 2))).toMatchObject({ currentStreak: 3, longestStreak: 3 });
    expect(report(daysAgo(2, 3))).toMatchObject({ currentStreak: 0, longestStreak: 2 });
    expect(report([])).toMatchObject({ currentStreak: 0, longestStreak: 0, activeDays: 0, busiestHour: null });
  });

  it('finds the busiest hour of the day in the user’s zone', () => {
    const times = [noon - day, noon - 2 * day, noon - 3 * hour];
    expect(report(times)).toMatchObject({ busiestHour: 12 });
    // Half an hour beside the others: a quarter of an hour is the step.
    expect(report(times, { timeZone: 'Asia/Kolkata' })).toMatchObject({ busiestHour: 17 });
    expect(report(times).hours.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it('leaves out what is older, and failed requests', () => {
    expect(report([noon - 400 * day])).toMatchObject({ cost: 0, activeDays: 0 });
  });
});
