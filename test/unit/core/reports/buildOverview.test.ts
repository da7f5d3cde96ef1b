import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildOverview } from '../../../../src/core/reports/buildOverview.ts';
import type { OverviewReport, Scope } from '../../../../src/core/reports/overview.ts';
import type { RangeName } from '../../../../src/core/reports/panel/panelFilter.ts';
import type { ReportContext } from '../../../../src/core/reports/reportContext.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { day, hour, LedgerBuilder, noon, reportContext } from '../../../support/ledgerBuilder.ts';
import type { SourceBuilder } from '../../../support/ledgerBuilder.ts';

interface Asked {
  readonly range?: RangeName;
  readonly scope?: Scope;
  readonly context?: Partial<ReportContext>;
}

function overview(fill: (source: SourceBuilder) => void, { range = '7d', scope = 'all', context }: Asked = {}) {
  const builder = new LedgerBuilder();
  fill(builder.source());
  const ledger = builder.ledger();
  markCopies(ledger);
  return buildOverview(ledger, reportContext(context), { range, scope });
}

const midnight = Date.UTC(2026, 10, 20);

describe('the period', () => {
  test('begins at a local midnight and ends now, this very millisecond included', () => {
    const report = overview((source) => source.session('a').request('a', { created: noon }));
    expect(report.period).toEqual({ from: midnight - 6 * day, to: noon + 1 });
    expect(report.figures.requests).toBe(1);
    expect(report.buckets.map(({ date }) => date).at(0)).toBe('2026-11-14');
    expect(report.buckets.map(({ date }) => date).at(-1)).toBe('2026-11-20');
  });

  test.each([
    ['today', 1],
    ['7d', 7],
    ['30d', 30],
    ['90d', 90],
  ] as const)('%s has %d days', (range, days) => {
    expect(overview(() => undefined, { range }).buckets).toHaveLength(days);
  });

  test('a request one millisecond before midnight belongs to the day before', () => {
    const report = overview((source) =>
      source.request('a', { created: midnight - 1 }).request('a', { created: midnight }),
    );
    expect(report.buckets.slice(-2).map(({ figures }) => figures.requests)).toEqual([1, 1]);
  });

  test('a request belongs to the day of the zone, not of UTC', () => {
    const fill = (source: SourceBuilder): unknown => source.request('a', { created: midnight - hour });
    expect(overview(fill, { range: 'today', context: { timeZone: 'Europe/Berlin' } }).figures.requests).toBe(1);
    expect(overview(fill, { range: 'today' }).figures.requests).toBe(0);
  });

  test('is compared with the stretch of equal length just before', () => {
    const report = overview(
      (source) =>
        source.request('a', { created: midnight - 1, dollars: 2 }).request('a', { created: midnight - 13 * hour }),
      { range: 'today' },
    );
    expect(report.previous).toMatchObject({ requests: 1, cost: { amount: 2e9 } });
  });
});

describe('all', () => {
  test('starts at the first request, in days up to a hundred of them', () => {
    const report = overview((source) => source.request('a', { created: noon - 99 * day }), { range: 'all' });
    expect(report).toMatchObject({ bucket: 'day', previous: null, period: { from: noon - 99 * day } });
    expect(report.buckets).toHaveLength(100);
  });

  test('is shown in calendar months beyond that', () => {
    const report = overview((source) => source.request('a', { created: noon - 100 * day }).request('a'), {
      range: 'all',
    });
    expect(report.bucket).toBe('month');
    expect(report.buckets.map(({ date }) => date)).toEqual(['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']);
    expect(report.buckets.map(({ figures }) => figures.requests)).toEqual([1, 0, 0, 1]);
  });

  test('counts requests without a believable time in its totals, but on no day', () => {
    const report = overview(
      (source) => {
        source.session('a').request('a', { dollars: 1 });
        for (const created of [0, -5, 1_700_000_000, 8.64e15]) source.request('a', { created, dollars: 1 });
      },
      { range: 'all' },
    );
    expect(report.figures).toMatchObject({ requests: 5, cost: { amount: 5e9 } });
    expect(report.buckets).toHaveLength(1);
    expect(report.buckets[0]!.figures.requests).toBe(1);
    expect(report.topModels[0]!.figures.requests).toBe(5);
  });

  test('of nothing is an empty period', () => {
    const report = overview(() => undefined, { range: 'all' });
    expect(report).toMatchObject({ buckets: [], series: [], topModels: [], sessionsEverywhere: 0, newestRequest: 0 });
  });
});

describe('series', () => {
  const six = (source: SourceBuilder): void => {
    for (let index = 1; index <= 7; index++) source.request('a', { model: `p/m${index}`, dollars: index });
  };

  test('are the five models that cost most, and the rest together', () => {
    const { series, buckets } = overview(six);
    expect(series.map(({ model }) => model?.modelID ?? 'rest')).toEqual(['m7', 'm6', 'm5', 'm4', 'm3', 'rest']);
    expect(series.at(-1)).toEqual({ model: null, models: 2, cost: 3e9 });
    expect(buckets.at(-1)!.costs).toEqual([7e9, 6e9, 5e9, 4e9, 3e9, 3e9]);
  });

  test('go by tokens where nothing has a price', () => {
    const { series } = overview((source) =>
      source
        .request('a', { model: 'p/few', tokens: { input: 5 } })
        .request('a', { model: 'p/many', tokens: { input: 9 } }),
    );
    expect(series.map(({ model }) => model?.modelID)).toEqual(['many', 'few']);
  });

  test('the same model of two providers is two models', () => {
    const { series } = overview((source) => source.request('a', { model: 'x/m' }).request('a', { model: 'y/m' }));
    expect(series).toHaveLength(2);
  });
});

describe('top rows', () => {
  test('are at most six, by cost, then by requests', () => {
    const report = overview((source) => {
      for (let index = 1; index <= 8; index++) {
        source
          .session(`s${index}`, { directory: `/w/p${index}`, projectId: '' })
          .request(`s${index}`, { model: `p/m${index}`, dollars: index > 4 ? index : 0 });
      }
      source.request('s2');
    });
    expect(report.topSessions.map(({ id }) => id)).toEqual(['s8', 's7', 's6', 's5', 's2', 's1']);
    expect(report.topProjects.map(({ label }) => label)).toEqual(['p8', 'p7', 'p6', 'p5', 'p2', 'p1']);
    expect(report.topModels).toHaveLength(6);
  });

  test('a project gathers its folders, written with either slash', () => {
    const { topProjects } = overview((source) =>
      source
        .session('a', { directory: 'C:\\Users\\me\\shop', projectId: '', path: null })
        .session('b', { directory: 'c:/Users/me/shop/', projectId: '', path: null })
        .request('a')
        .request('b'),
    );
    expect(topProjects).toHaveLength(1);
    expect(topProjects[0]!.figures).toMatchObject({ requests: 2, sessions: 2 });
  });

  test('a request whose session row is missing is counted, under its id and in no project', () => {
    const report = overview((source) => source.request('ses_gone'));
    expect(report.figures.requests).toBe(1);
    expect(report.topSessions[0]).toMatchObject({ id: 'ses_gone', title: 'ses_gone', projectLabel: '' });
    expect(report.topProjects).toEqual([]);
  });
});

describe('scope', () => {
  const two = (source: SourceBuilder): unknown =>
    source
      .session('here', { directory: '/here' })
      .session('there', { directory: '/there' })
      .request('here')
      .request('there');
  const inHere = { hasWorkspace: true, inWorkspace: (session: { directory: string }) => session.directory === '/here' };

  test('workspace leaves the others out; without an open folder it is everything', () => {
    expect(overview(two, { scope: 'workspace', context: inHere }).figures.requests).toBe(1);
    expect(overview(two, { scope: 'all', context: inHere }).figures.requests).toBe(2);
    expect(overview(two, { scope: 'workspace' }).figures.requests).toBe(2);
  });

  test('an empty period tells when the newest request in scope was, and that there is data elsewhere', () => {
    const report = overview((source) => source.session('old').request('old', { created: noon - 30 * day }));
    expect(report).toMatchObject({ newestRequest: noon - 30 * day, sessionsEverywhere: 1 });
    expect(overview(two).newestRequest).toBe(0);
  });
});

test('copies are in no sum', () => {
  const report = overview((source) =>
    source
      .session('a', { created: noon - 3 * hour })
      .session('fork', { created: noon - hour })
      .request('a', { created: noon - 2 * hour, dollars: 1 })
      .request('fork', { created: noon - 2 * hour, dollars: 1 }),
  );
  expect(report.figures).toMatchObject({ requests: 1, copies: 1, sessions: 1, cost: { amount: 1e9 } });
  expect(report.topSessions.map(({ id }) => id)).toEqual(['a']);
});

describe('any ledger: the parts add up to the total exactly, in nano-dollars', () => {
  const row = fc.record({
    session: fc.nat(4),
    model: fc.nat(8),
    age: fc.nat(200 * day),
    cost: fc.nat(2_000_000_000),
    failed: fc.boolean(),
  });
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Kiritimati');
  const range = fc.constantFrom<RangeName>('today', '7d', '30d', '90d', 'all');

  test('over days or months, over series, and over time', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), zone, range, (rows, timeZone, name) => {
        const report: OverviewReport = overview(
          (source) => {
            for (const { session, model, age, cost, failed } of rows) {
              const draft = { created: noon - age, model: `p/m${model}` };
              if (failed) source.failure(`s${session}`, draft);
              else source.request(`s${session}`, { ...draft, recordedCost: cost });
            }
          },
          { range: name, context: { timeZone } },
        );
        const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
        const { figures, buckets, series } = report;
        expect(sum(buckets.map((bucket) => bucket.figures.cost.amount))).toBe(figures.cost.amount);
        expect(sum(buckets.map((bucket) => bucket.figures.requests))).toBe(figures.requests);
        expect(sum(buckets.map((bucket) => bucket.figures.failedRequests))).toBe(figures.failedRequests);
        expect(sum(buckets.map((bucket) => bucket.figures.tokens.input))).toBe(figures.tokens.input);
        expect(sum(series.map(({ cost }) => cost))).toBe(figures.cost.amount);
        for (const bucket of buckets) expect(sum(bucket.costs)).toBe(bucket.figures.cost.amount);
        series.forEach(({ cost }, index) => expect(sum(buckets.map(({ costs }) => costs[index]!))).toBe(cost));
        expect(sum(report.topSessions.map((entry) => entry.figures.cost.amount))).toBe(figures.cost.amount);
        const expected = rows.filter(({ failed, age }) => !failed && noon - age >= report.period.from);
        expect(figures.requests).toBe(expected.length);
        expect(figures.cost.amount).toBe(sum(expected.map(({ cost }) => cost)));
      }),
    );
  });
});
