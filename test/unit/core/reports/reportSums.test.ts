import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsReport } from '../../../../src/core/reports/agentsReport.ts';
import { isoDate } from '../../../../src/core/reports/calendar.ts';
import type { Figures } from '../../../../src/core/reports/figures.ts';
import { noFilter } from '../../../../src/core/reports/filter/reportFilter.ts';
import { datePlus } from '../../../../src/core/reports/filter/plainDate.ts';
import { modelsReport } from '../../../../src/core/reports/modelsReport.ts';
import { periodReport } from '../../../../src/core/reports/periodReport.ts';
import { projectsReport } from '../../../../src/core/reports/projectsReport.ts';
import type { ReportContext } from '../../../../src/core/reports/reportContext.ts';
import { sessionsReport } from '../../../../src/core/reports/sessionsReport.ts';
import type { UsageRow } from '../../../../src/core/reports/usage/usage.ts';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { day, LedgerBuilder, noon, reportContext } from '../../../support/ledgerBuilder.ts';

const zones = [
  'UTC',
  'Pacific/Kiritimati', // UTC+14
  'Etc/GMT+12', // UTC-12
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe', // half an hour of daylight saving
  'Asia/Kathmandu', // UTC+5:45
  'America/Sao_Paulo', // days that began at 01:00
  'Pacific/Apia', // a day that never was
];

const requests = fc.array(
  fc.record({
    session: fc.integer({ min: 0, max: 5 }),
    created: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: Date.UTC(2011, 11, 20), max: noon }) },
      { weight: 1, arbitrary: fc.constantFrom(0, Date.UTC(2150, 0, 1)) },
    ),
    took: fc.integer({ min: 0, max: 600_000 }),
    model: fc.constantFrom('a/one', 'a/two', 'b/one', '/'),
    agent: fc.constantFrom('build', 'plan', ''),
    dollars: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 100, noNaN: true })),
    input: fc.integer({ min: 0, max: 1e6 }),
    output: fc.integer({ min: 0, max: 1e5 }),
  }),
  { minLength: 1, maxLength: 60 },
);
type Drafts = typeof requests extends fc.Arbitrary<infer T> ? T : never;

function ledgerOf(drafts: Drafts): Ledger {
  const builder = new LedgerBuilder();
  const source = builder.source();
  for (let number = 0; number < 6; number++) {
    const parentId = number > 2 ? `s${number - 2}` : '';
    source.session(`s${number}`, { created: Date.UTC(2001, 0, 1), parentId, directory: `/home/me/p${number % 2}` });
  }
  for (const { session, created, took, input, output, ...draft } of drafts) {
    source.request(`s${session}`, { ...draft, created, completed: created + took, tokens: { input, output } });
  }
  const ledger = builder.ledger();
  markCopies(ledger);
  return ledger;
}

type Draft = Drafts[number];

/** The filter's rules, written once more and plainly. */
function passes({ session, created, model, agent }: Draft, filter: typeof noFilter, timeZone: string): boolean {
  const [provider = '', name = ''] = model.split('/');
  const date = isoDate(created, timeZone);
  const folder = `p${session % 2}`;
  return (
    (filter.start === null || (created > 0 && date >= filter.start)) &&
    (filter.end === null || (created > 0 && date <= filter.end)) &&
    (filter.project === null || filter.project === folder || filter.project === `/home/me/${folder}`) &&
    (filter.model === null || filter.model === model || filter.model === name) &&
    (filter.provider === null || filter.provider.toLowerCase() === provider) &&
    (filter.agent === null || filter.agent.toLowerCase() === agent) &&
    (filter.source === null || filter.source === 'opencode')
  );
}

function isUsed({ dollars, input, output }: Draft): boolean {
  return Math.round(dollars * 1e9) > 0 || input + output > 0;
}

/** What adds up; sessions do not, one can be in several rows. */
function sums(parts: readonly { readonly figures: Figures }[]): unknown {
  const sum = (of: (figures: Figures) => number): number => parts.reduce((total, one) => total + of(one.figures), 0);
  return {
    amount: sum(({ cost }) => cost.amount),
    unpriced: sum(({ cost }) => cost.unpricedRequests),
    requests: sum((figures) => figures.requests),
    copies: sum((figures) => figures.copies),
    input: sum(({ tokens }) => tokens.input),
    output: sum(({ tokens }) => tokens.output),
  };
}

function everyReport(
  ledger: Ledger,
  context: ReportContext,
  filter = noFilter,
): { rows: readonly UsageRow[]; totals: UsageRow }[] {
  const reports = [
    modelsReport(ledger, context, filter),
    agentsReport(ledger, context, filter),
    projectsReport(ledger, context, filter),
    sessionsReport(ledger, context, filter, 'flat'),
    sessionsReport(ledger, context, filter, 'workflows'),
    ...(['daily', 'weekly', 'monthly'] as const).map((kind) => periodReport(kind, ledger, context, filter)),
  ];
  return reports.map(({ rows, totals }) => ({ rows, totals: { ...totals, breakdown: [] } }));
}

describe('every report', () => {
  it('has rows that add up to its totals and parts that add up to each row, in exact money', () => {
    fc.assert(
      fc.property(
        requests,
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 6 }),
        (drafts, timeZone, weekStart) => {
          const ledger = ledgerOf(drafts);
          const context = reportContext({ timeZone, weekStart: weekStart as ReportContext['weekStart'] });
          const whole = sums([modelsReport(ledger, context, noFilter).totals]);
          for (const { rows, totals } of everyReport(ledger, context)) {
            expect(sums(rows)).toEqual(sums([totals]));
            expect(sums([totals])).toEqual(whole);
            for (const row of rows) expect(sums(row.breakdown)).toEqual(sums([row]));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lets the same requests through every filter', () => {
    const either = <Value>(...values: readonly Value[]): fc.Arbitrary<Value | null> => fc.constantFrom(null, ...values);
    const filters = fc.record({
      start: either('2012-01-01', '2016-06-30'),
      end: either('2018-12-31', '2024-02-29'),
      project: either('p0', '/home/me/p1', 'nowhere'),
      model: either('one', 'a/two', 'none'),
      provider: either('A', 'b'),
      agent: either('build', 'Plan'),
      source: either('opencode', 'omp'),
    });
    fc.assert(
      fc.property(requests, filters, fc.constantFrom(...zones), (drafts, filter, timeZone) => {
        const ledger = ledgerOf(drafts);
        const context = reportContext({ timeZone });
        const expected = drafts.filter((draft) => passes(draft, filter, timeZone)).length;
        for (const { rows, totals } of everyReport(ledger, context, filter)) {
          expect(sums(rows)).toEqual(sums([totals]));
          const { requests: counted, failedRequests, copies } = totals.figures;
          expect(counted + failedRequests + copies).toBeLessThanOrEqual(expected);
          const used = drafts.filter((draft) => passes(draft, filter, timeZone) && isUsed(draft));
          expect(counted + copies).toBe(used.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says the same of any partition of time as of the whole', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 6 });
    fc.assert(
      fc.property(requests, fc.constantFrom(...zones), cuts, (drafts, timeZone, offsets) => {
        const dated = drafts.filter(({ created }) => created > 0 && created <= noon);
        const ledger = ledgerOf(dated);
        const context = reportContext({ timeZone });
        const inner = [...new Set(offsets)].sort((a, b) => a - b).map((offset) => datePlus('2011-12-01', offset));
        const starts = [null, ...inner];
        const parts = starts.map((start, index) => {
          const next = inner[index];
          const end = next === undefined ? null : datePlus(next, -1);
          return modelsReport(ledger, context, { ...noFilter, start, end }).totals;
        });
        expect(sums(parts)).toEqual(sums([modelsReport(ledger, context, noFilter).totals]));
      }),
      { numRuns: 60 },
    );
  });

  it('puts every request into the day it began, wherever that is', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(...zones), (drafts, timeZone) => {
        const { rows } = periodReport('daily', ledgerOf(drafts), reportContext({ timeZone }), noFilter);
        for (const row of rows.filter(({ label }) => label !== '')) {
          expect(isoDate(row.firstUse, timeZone)).toBe(row.label);
          expect([row.start, row.end]).toEqual([row.label, row.label]);
        }
        expect(rows.map(({ label }) => label)).toEqual([...new Set(rows.map(({ label }) => label))].sort());
      }),
      { numRuns: 60 },
    );
  });
});

describe('the edges of the calendar', () => {
  const labels = (kind: 'daily' | 'weekly' | 'monthly', times: number[], changes: Partial<ReportContext>): string[] => {
    const source = new LedgerBuilder();
    const builder = source.source().session('s', { created: Date.UTC(2001, 0, 1) });
    for (const created of times) builder.request('s', { created });
    return periodReport(kind, source.ledger(), reportContext(changes), noFilter).rows.map(
      ({ label, start, end, figures }) => `${label} ${start} ${end} ${figures.requests}`,
    );
  };
  const midnight = Date.UTC(2026, 0, 1);

  it('parts days, weeks, months and years at local midnight', () => {
    const times = [midnight - 1, midnight];
    expect(labels('daily', times, {})).toEqual([
      '2025-12-31 2025-12-31 2025-12-31 1',
      '2026-01-01 2026-01-01 2026-01-01 1',
    ]);
    expect(labels('monthly', times, {})).toEqual([
      '2025-12 2025-12-01 2025-12-31 1',
      '2026-01 2026-01-01 2026-01-31 1',
    ]);
    expect(labels('weekly', times, {})).toEqual(['2026-W01 2025-12-29 2026-01-04 2']);
    expect(labels('weekly', times, { weekStart: 4 })).toEqual([
      '2025-W52 2025-12-25 2025-12-31 1',
      '2026-W01 2026-01-01 2026-01-07 1',
    ]);
    expect(labels('weekly', times, { weekStart: 0 })).toEqual(['2025-W52 2025-12-28 2026-01-03 2']);
  });

  it('follows the zone from UTC+14 to UTC-12', () => {
    const times = [midnight - 14 * 3_600_000, midnight + 12 * 3_600_000 - 1];
    expect(labels('daily', times, { timeZone: 'Pacific/Kiritimati' })[0]).toMatch(/^2026-01-01/u);
    expect(labels('daily', times, { timeZone: 'Etc/GMT+12' }).at(-1)).toMatch(/^2025-12-31/u);
  });

  it('keeps the hours around a change of clocks in their day', () => {
    const spring = Date.UTC(2026, 2, 28, 23);
    const autumn = Date.UTC(2026, 9, 24, 22);
    const zone = { timeZone: 'Europe/Berlin', now: noon };
    const hours = (from: number, count: number): number[] =>
      Array.from({ length: count }, (_, at) => from + at * 3_600_000);
    expect(labels('daily', hours(spring, 24), zone)).toEqual([
      '2026-03-29 2026-03-29 2026-03-29 23',
      '2026-03-30 2026-03-30 2026-03-30 1',
    ]);
    expect(labels('daily', hours(autumn, 26), zone)).toEqual([
      '2026-10-25 2026-10-25 2026-10-25 25',
      '2026-10-26 2026-10-26 2026-10-26 1',
    ]);
  });

  it('counts what has no believable time, before all days', () => {
    expect(labels('daily', [0, noon + 400 * day, noon], {})).toEqual(['   2', '2026-11-20 2026-11-20 2026-11-20 1']);
  });
});
