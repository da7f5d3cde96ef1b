import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BudgetLevel } from '../../../../src/core/budgets/budgetLevel.ts';
import { budgetLevel } from '../../../../src/core/budgets/budgetLevel.ts';
import type { BudgetReport, BudgetState } from '../../../../src/core/budgets/budgetReport.ts';
import { newCrossings, rememberTold } from '../../../../src/core/budgets/crossings.ts';
import { noon } from '../../../support/ledgerBuilder.ts';

const budgetOf = (level: BudgetLevel, date = '2026-11-20', limit = 10e9): BudgetState => ({
  id: 'everywhere:day',
  budget: { scope: 'everywhere', period: 'day', limit },
  range: { from: noon, to: noon + 1 },
  date,
  spent: 0,
  unpricedRequests: 0,
  share: 0,
  level,
  forecast: null,
  outlook: 'tooEarly',
  buckets: [],
  bucketCount: 24,
  bucketDates: [],
});

const reportOf = (changes: Partial<BudgetReport>): BudgetReport => ({
  revision: 1,
  asOf: noon,
  now: noon,
  timeZone: 'UTC',
  budgets: [],
  today: { spent: 0, unpricedRequests: 0 },
  sessionQuota: 0,
  session: null,
  runaway: null,
  repeated: null,
  level: 'calm',
  ...changes,
});

/** Which keys are told when these reports come one after the other. */
function tell(...reports: readonly Partial<BudgetReport>[]): string[][] {
  let told: readonly string[] = [];
  return reports.map((changes) => {
    const crossings = newCrossings(reportOf(changes), told);
    told = rememberTold(told, crossings);
    return crossings.map(({ key }) => key);
  });
}

describe('a crossing', () => {
  test('is told once in its period, for each level', () => {
    const [calm, near, again, over, still] = tell(
      { budgets: [budgetOf('calm')] },
      { budgets: [budgetOf('near')] },
      { budgets: [budgetOf('near')] },
      { budgets: [budgetOf('over')] },
      { budgets: [budgetOf('over')] },
    );
    expect([calm?.length, near?.length, again?.length, over?.length, still?.length]).toEqual([0, 1, 0, 1, 0]);
  });

  test('is told again in the next period, and when the limit was raised and crossed again', () => {
    const days = tell({ budgets: [budgetOf('over')] }, { budgets: [budgetOf('over', '2026-11-21')] });
    expect(days.map((keys) => keys.length)).toEqual([1, 1]);
    const raised = tell({ budgets: [budgetOf('over')] }, { budgets: [budgetOf('over', '2026-11-20', 20e9)] });
    expect(raised.map((keys) => keys.length)).toEqual([1, 1]);
  });

  test('of the nearer level is not told after the worse one', () => {
    expect(tell({ budgets: [budgetOf('over')] }, { budgets: [budgetOf('near')] }).map((keys) => keys.length)).toEqual([
      1, 0,
    ]);
  });

  test('of a session is told once for the session, unless only the price list knows the quota', () => {
    const session = {
      sessionId: 'a',
      title: '',
      spent: 2,
      limit: 1,
      share: 2,
      level: 'over',
      from: 'setting',
    } as const;
    expect(tell({ session }, { session }, { session: { ...session, sessionId: 'b' } }).flat()).toHaveLength(2);
    expect(tell({ session: { ...session, from: 'prices' } }).flat()).toEqual([]);
  });

  test('of a runaway is told once a day for each session', () => {
    const runaway = { spent: 9, usual: 1, sessionId: 'a', title: '' };
    const [first, again, other] = tell({ runaway }, { runaway }, { runaway: { ...runaway, sessionId: 'b' } });
    expect([first?.length, again?.length, other?.length]).toEqual([1, 0, 1]);
  });

  test('of a repeated call is told once a day for each session and tool', () => {
    const repeated = { sessionId: 'a', title: '', tool: 'bash', count: 5 };
    const [first, again, other] = tell(
      { repeated },
      { repeated: { ...repeated, count: 9 } },
      { repeated: { ...repeated, tool: 'read' } },
    );
    expect([first?.length, again?.length, other?.length]).toEqual([1, 0, 1]);
  });

  test('is never told twice, whatever the order of levels', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<BudgetLevel>('calm', 'near', 'over'), { maxLength: 40 }), (levels) => {
        const told = tell(...levels.map((level) => ({ budgets: [budgetOf(level)] }))).flat();
        expect(new Set(told).size).toBe(told.length);
        expect(told.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('does not fill the memory', () => {
    const runaways = Array.from({ length: 300 }, (_, index) => ({
      kind: 'runaway' as const,
      key: `runaway:${index}`,
      runaway: { spent: 1, usual: 1, sessionId: '', title: '' },
    }));
    expect(rememberTold([], runaways)).toHaveLength(200);
    expect(rememberTold([], runaways).at(-1)).toBe('runaway:299');
  });
});

test('a level begins exactly at its share', () => {
  expect([74, 75, 99, 100, 101].map((spent) => budgetLevel(spent, 100, 0.75))).toEqual([
    'calm',
    'near',
    'near',
    'over',
    'over',
  ]);
});
