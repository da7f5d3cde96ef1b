import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BudgetLimits } from '../../../../src/core/budgets/budgetLimits.ts';
import type { BudgetReport } from '../../../../src/core/budgets/budgetReport.ts';
import { buildBudgetReport } from '../../../../src/core/budgets/buildBudgetReport.ts';
import { noToolDetail } from '../../../../src/core/model/toolDetail.ts';
import { buildStatus } from '../../../../src/core/reports/buildStatus.ts';
import type { ReportContext } from '../../../../src/core/reports/reportContext.ts';
import { day, hour, LedgerBuilder, minute, noon, reportContext } from '../../../support/ledgerBuilder.ts';
import type { SourceBuilder } from '../../../support/ledgerBuilder.ts';
import { limitsOf } from './limitsOf.ts';

interface Case {
  readonly limits?: Partial<BudgetLimits>;
  readonly context?: Partial<ReportContext>;
  readonly quota?: number;
}

function report(fill: (source: SourceBuilder) => unknown, { limits, context, quota }: Case = {}): BudgetReport {
  const builder = new LedgerBuilder();
  fill(builder.source());
  const ledger = builder.ledger();
  const whole = reportContext(context);
  const session = buildStatus(ledger, whole).session;
  return buildBudgetReport(ledger, whole, {
    limits: { ...limitsOf(), ...limits },
    session,
    sessionQuota: () => quota ?? null,
  });
}

const spentOf = ({ budgets }: BudgetReport): Record<string, number> =>
  Object.fromEntries(budgets.map(({ id, spent }) => [id, spent / 1e9]));

// noon is Friday 20 November 2026; the week began on Monday 16.
const several = (source: SourceBuilder): unknown =>
  source
    .session('here')
    .session('there')
    .request('here', { created: noon - hour, dollars: 1 })
    .request('there', { created: noon - hour, dollars: 2 })
    .request('here', { created: Date.UTC(2026, 10, 17), dollars: 10 })
    .request('here', { created: Date.UTC(2026, 10, 16) - 1, dollars: 100 })
    .request('here', { created: Date.UTC(2026, 10, 1) - 1, dollars: 1000 });

describe('budgets', () => {
  test('count the calendar day, week and month that contain now', () => {
    const made = report(several, { limits: limitsOf({ day: 4, week: 10, month: 1000 }) });
    expect(spentOf(made)).toEqual({ 'everywhere:day': 3, 'everywhere:week': 13, 'everywhere:month': 113 });
    expect(made.budgets.map(({ level }) => level)).toEqual(['near', 'over', 'calm']);
    expect(made.level).toBe('over');
    expect(made.budgets.map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-16', '2026-11-01']);
  });

  test('of the workspace count its sessions only, and stand still without one', () => {
    const context = { hasWorkspace: true, inWorkspace: ({ id }: { id: string }) => id === 'here' };
    const limits = limitsOf({ day: 4 }, { day: 4 });
    expect(spentOf(report(several, { limits, context }))).toEqual({ 'everywhere:day': 3, 'workspace:day': 1 });
    expect(spentOf(report(several, { limits }))).toEqual({ 'everywhere:day': 3 });
  });

  test('that are not set are not there', () => {
    expect(report(several)).toMatchObject({ budgets: [], level: 'calm', session: null, runaway: null, repeated: null });
  });

  test('tell what today cost without one, and the quota the user set', () => {
    const made = report(several, { limits: { sessionQuota: 7e9 } });
    expect(made.today).toEqual({ spent: 3e9, unpricedRequests: 0 });
    expect(made.sessionQuota).toBe(7e9);
    const unpriced = report((source) => source.session('a').request('a', { created: noon - minute }));
    expect(unpriced.today).toEqual({ spent: 0, unpricedRequests: 1 });
  });

  test('begin their week and day where the settings say', () => {
    const limits = limitsOf({ day: 50, week: 50 });
    const context = { weekStart: 0, timeZone: 'Pacific/Kiritimati' } as const;
    // There it is 02:00 on Saturday, and the week began on Sunday 15 at 00:00, 14 hours before UTC.
    const made = report(several, { limits, context });
    expect(spentOf(made)).toEqual({ 'everywhere:day': 3, 'everywhere:week': 113 });
    expect(made.budgets.map(({ date }) => date)).toEqual(['2026-11-21', '2026-11-15']);
  });

  test('keep what nobody has a price for out of the amount, and say how much that is', () => {
    const made = report((source) => source.session('a').request('a').request('a', { dollars: 1 }), {
      limits: limitsOf({ day: 4 }),
    });
    expect(made.budgets[0]).toMatchObject({ spent: 1e9, unpricedRequests: 1 });
  });

  test('split a day of 25 hours into 25, and a month into its days', () => {
    const now = Date.UTC(2026, 9, 25, 22);
    const made = report((source) => source.session('a').request('a', { created: now - minute, dollars: 1 }), {
      limits: limitsOf({ day: 4, month: 100 }),
      context: { now, timeZone: 'Europe/Berlin' },
    });
    expect(made.budgets.map(({ bucketCount }) => bucketCount)).toEqual([25, 31]);
    expect(made.budgets.map(({ buckets }) => buckets.length)).toEqual([25, 25]);
  });

  test('always hold exactly what their buckets add up to', () => {
    const request = fc.record({
      before: fc.integer({ min: -2 * day, max: 40 * day }),
      dollars: fc.integer({ min: 0, max: 400 }).map((cents) => cents / 100),
    });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), (requests) => {
        const made = report(
          (source) =>
            requests.forEach(({ before, dollars }) => source.request('a', { created: noon - before, dollars })),
          { limits: limitsOf({ day: 4, week: 10, month: 100 }) },
        );
        for (const { spent, buckets, range } of made.budgets) {
          expect(buckets.reduce((sum, amount) => sum + amount, 0)).toBe(spent);
          const inside = requests.filter(
            ({ before }) => noon - before >= range.from && noon - before < Math.min(range.to, Date.UTC(2026, 10, 21)),
          );
          expect(spent).toBe(inside.reduce((sum, { dollars }) => sum + Math.round(dollars * 1e9), 0));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the session quota', () => {
  const one = (source: SourceBuilder): unknown =>
    source
      .session('a')
      .session('child', { parentId: 'a' })
      .request('a', { created: noon - hour, dollars: 3 })
      .request('child', { created: noon - hour, dollars: 2 });

  test('is the setting, and counts sub-agents', () => {
    const made = report(one, { limits: { sessionQuota: 6e9 }, quota: 10e9 });
    expect(made.session).toMatchObject({ sessionId: 'a', spent: 5e9, limit: 6e9, level: 'near', from: 'setting' });
    expect(made.level).toBe('near');
  });

  test('is otherwise the price list’s, which warns nobody', () => {
    const made = report(one, { quota: 5e9 });
    expect(made.session).toMatchObject({ limit: 5e9, level: 'over', from: 'prices' });
    expect(made.level).toBe('calm');
    expect(report(one).session).toBeNull();
  });
});

describe('a runaway', () => {
  /** Thirty busy quarters of an hour on the days before, of these dollars each. */
  const usual = (source: SourceBuilder, dollars: number): SourceBuilder => {
    source.session('old').session('new', { title: 'Loop' });
    for (let index = 0; index < 30; index++) source.request('old', { created: noon - day - index * hour, dollars });
    return source;
  };

  test('is spending far above the busiest of what is usual', () => {
    const made = report((source) => usual(source, 1).request('new', { created: noon - minute, dollars: 5 }));
    expect(made.runaway).toEqual({ spent: 5e9, usual: 1e9, sessionId: 'new', title: 'Loop' });
  });

  test('is not what this user always spends', () => {
    expect(
      report((source) => usual(source, 2).request('new', { created: noon - minute, dollars: 5 })).runaway,
    ).toBeNull();
  });

  test('is not small change, nor anything while little is known of the user, nor when switched off', () => {
    const small = report((source) => usual(source, 0.01).request('new', { created: noon - minute, dollars: 0.4 }));
    const stranger = report((source) => source.session('new').request('new', { created: noon - minute, dollars: 50 }));
    const off = report((source) => usual(source, 1).request('new', { created: noon - minute, dollars: 5 }), {
      limits: { runawayFactor: 0 },
    });
    expect([small.runaway, stranger.runaway, off.runaway]).toEqual([null, null, null]);
  });

  test('is over a quarter of an hour later', () => {
    const made = report((source) => usual(source, 1).request('new', { created: noon - 15 * minute, dollars: 5 }));
    expect(made.runaway).toBeNull();
  });
});

describe('a repeated call', () => {
  const about = (key: number, inputLength = 20) => ({ ...noToolDetail, key, inputLength });
  const calls = (source: SourceBuilder, count: number, last = about(7)): SourceBuilder => {
    source.session('a', { title: 'Loop' });
    for (let index = 0; index < count; index++) {
      const detail = index === count - 1 ? last : about(7);
      source.toolCall('a', { tool: 'bash', detail, started: noon - 10 * minute + index * 1000, outputLength: 40 });
    }
    return source;
  };

  test('is the same tool for the same thing with the same outcome, often enough in a row', () => {
    expect(report((source) => calls(source, 5)).repeated).toEqual({
      sessionId: 'a',
      title: 'Loop',
      tool: 'bash',
      count: 5,
    });
    expect(report((source) => calls(source, 4)).repeated).toBeNull();
  });

  test('is over when anything else comes: another thing, another input, another outcome', () => {
    expect(report((source) => calls(source, 6, about(8))).repeated).toBeNull();
    expect(report((source) => calls(source, 6, about(7, 21))).repeated).toBeNull();
    const grown = report((source) =>
      calls(source, 5).toolCall('a', { tool: 'bash', detail: about(7), started: noon - 1, outputLength: 41 }),
    );
    expect(grown.repeated).toBeNull();
  });

  test('is none when nobody knows what the calls were about, when it is old, or switched off', () => {
    const unknown = report((source) => {
      for (let index = 0; index < 9; index++) source.toolCall('a', { tool: 'x', started: noon - minute + index });
    });
    const old = report((source) => calls(source, 9), { context: { now: noon + hour } });
    const off = report((source) => calls(source, 9), { limits: { repeatedCalls: 0 } });
    expect([unknown.repeated, old.repeated, off.repeated]).toEqual([null, null, null]);
  });

  test('counts once, though two sources hold it', () => {
    const builder = new LedgerBuilder();
    calls(builder.source(), 3);
    calls(builder.source(), 3);
    const limits = { ...limitsOf(), repeatedCalls: 4 };
    const question = { limits, session: null, sessionQuota: () => null };
    expect(buildBudgetReport(builder.ledger(), reportContext(), question).repeated).toBeNull();
  });
});
