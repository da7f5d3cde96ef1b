import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportContextFor } from '../../../src/cli/reportContextFor.ts';
import { dashboardStats } from '../../../src/core/reports/omp/dashboardStats.ts';
import { type CallWindow, windowOf } from '../../../src/core/reports/omp/callWindow.ts';
import { providerStats } from '../../../src/core/reports/omp/providerStats.ts';
import { callById, recentCalls } from '../../../src/core/reports/omp/recentCalls.ts';
import { toolStats } from '../../../src/core/reports/omp/toolStats.ts';
import type { ReportContext } from '../../../src/core/reports/reportContext.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { PriceBook } from '../../../src/worker/prices/priceBook.ts';
import { sharedCatalogue } from '../../../src/worker/prices/sharedCatalogue.ts';
import { OverridePrices } from '../../../src/worker/prices/overridePrices.ts';
import { type FindReader, lineOf, withLine } from '../../../src/worker/service/ompLines.ts';
import { fixtureSessions, LogBench } from '../worker/sources/ompLogs/support/ompHome.ts';

const fixture = path.resolve('test/fixtures/omp');
const golden = (name: string): unknown => JSON.parse(readFileSync(path.join(fixture, name), 'utf8'));
const now = Date.UTC(2026, 10, 20, 12);
const all = windowOf({ range: 'all', agents: 'omp', semantics: 18 }, now);
const older = windowOf({ range: 'all', agents: 'omp', semantics: 13 }, now);

/**
 * omp-stats decodes the folders' names, in which a dash stands for a slash as well as for itself, and so tells folders that
 * do not exist. The sessions' own headers name the real ones.
 */
const folders: Readonly<Record<string, string>> = {
  '-code-webapp': '/home/dev/omp-demo/laptop/code/webapp',
  '-code-api-server': '/home/dev/omp-demo/laptop/code/api/server',
  '-tmp-scratch': ['', 'tmp', 'scratch'].join('/'),
  '/data-pi/': '/data/pi',
  '/Users-alice-legacy/': '/Users/alice/legacy',
};

/** The session that was forked from the first one. */
const fork = '01a1b034-1243-7c0f-a4e9-e012d5a5e0b2';

let ledger: Ledger;
let readerOf: FindReader;
let context: ReportContext;

beforeAll(async () => {
  const bench = new LogBench(fixtureSessions);
  await bench.look();
  ledger = bench.ledger();
  readerOf = () => bench.index.logReader;
  const overrides = new OverridePrices({ overrides: {}, file: '', log: () => undefined });
  const { costing } = new PriceBook({
    mode: 'recordedFirst',
    overrides,
    openCode: null,
    catalogue: await sharedCatalogue(),
  });
  context = reportContextFor({ now, timeZone: 'UTC', weekStart: 1 }, now, costing);
});

/** omp-stats adds floats up, we add whole nano-dollars: figures are equal when they differ by less than either can be off. */
function expectSame(actual: unknown, expected: unknown, at = 'figures'): void {
  if (typeof expected === 'number') {
    expect(typeof actual, at).toBe('number');
    const difference = Math.abs(Number(actual) - expected);
    expect(difference, `${at}: ${String(actual)} for ${expected}`).toBeLessThanOrEqual(
      1e-8 + Math.abs(expected) * 1e-8,
    );
  } else if (Array.isArray(expected)) {
    expect(actual, at).toHaveLength(expected.length);
    for (const [index, item] of expected.entries()) expectSame((actual as unknown[])[index], item, `${at}[${index}]`);
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [name, value] of Object.entries(expected)) {
      expectSame((actual as Record<string, unknown>)[name], value, `${at}.${name}`);
    }
  } else expect(actual, at).toBe(expected);
}

const renamed = (rows: unknown): unknown =>
  (rows as { readonly folder: string }[]).map((row) => ({ ...row, folder: folders[row.folder] ?? row.folder }));

describe('omp-stats 18 on the same logs', () => {
  it.each([
    'overall',
    'byModel',
    'byAgentType',
    'timeSeries',
    'modelSeries',
    'modelPerformanceSeries',
    'costSeries',
  ] as const)('has the same %s', (part) => {
    const expected = (golden('omp-stats.json') as Record<string, unknown>)[part];
    expectSame(dashboardStats(ledger, context, all)[part], expected);
  });

  it.each([
    [
      'stats',
      ['overall', 'byModel', 'byAgentType', 'timeSeries', 'modelSeries', 'modelPerformanceSeries', 'costSeries'],
    ],
    ['stats-overview', ['overall', 'byAgentType', 'timeSeries']],
    ['stats-model-dashboard', ['byModel', 'modelSeries', 'modelPerformanceSeries']],
    ['stats-costs', ['costSeries']],
  ] as const)('answers as /api/%s does', (name, parts) => {
    const expected = golden(`omp-api/${name}.json`) as Record<string, unknown>;
    const stats = dashboardStats(ledger, context, all);
    for (const part of parts) expectSame(stats[part], expected[part], part);
  });

  it('answers as /api/stats/models and /api/stats/timeseries do', () => {
    const { byModel, timeSeries } = dashboardStats(ledger, context, all);
    expectSame(byModel, golden('omp-api/stats-models.json'));
    expectSame(timeSeries, golden('omp-api/stats-timeseries.json'));
  });

  it("has the same figures by folder, under the folders' real names", () => {
    expectSame(dashboardStats(ledger, context, all).byFolder, renamed(golden('omp-api/stats-folders.json')));
  });

  it('has the same tools', () => {
    const { byTool, byToolModel, series } = toolStats(ledger, context, all);
    const expected = golden('omp-api/stats-tools.json') as Record<'byTool' | 'byToolModel' | 'series', object[]>;
    // Of tools with as many calls omp-stats leaves the order open.
    const sorted = (rows: readonly object[]): object[] =>
      [...rows].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    expectSame(sorted(byTool), sorted(expected.byTool));
    expectSame(sorted(byToolModel), sorted(expected.byToolModel));
    expectSame(sorted(series), sorted(expected.series));
  });

  it('has the same providers; what only its database knows of subscriptions is not in the logs', () => {
    const { usageSeries, windowInsights, ...expected } = golden('omp-api/stats-providers.json') as Record<
      string,
      unknown
    >;
    expect([usageSeries, windowInsights]).toEqual([[], []]);
    expectSame(providerStats(ledger, context, all), expected);
  });

  it.each([
    ['recent', 20, false],
    ['errors', 50, true],
  ] as const)('lists the same %s, word for word', (name, limit, errors) => {
    const listed = recentCalls(ledger, context, all, { limit, errors });
    const calls = listed.map((call) => withLine(call, lineOf(call, readerOf), readerOf));
    const expected = golden(`omp-api/stats-${name}.json`) as Record<string, unknown>[];
    const rows = expected.map(({ id: _, sessionFile, ...row }) => ({
      ...row,
      sessionFile: path.join(fixtureSessions, String(sessionFile).split('/sessions/')[1] ?? ''),
    }));
    expectSame(calls, renamed(rows));
  });

  it('shows the same request in full', () => {
    const { entryId, timestamp, messages } = golden('omp-api/request-1.json') as Record<string, unknown>;
    const call = recentCalls(ledger, context, all, { limit: 1000, errors: false }).find(
      ({ stats }) => stats.timestamp === timestamp,
    );
    expect(call?.stats.id).toBeDefined();
    const again = callById(ledger, context, call?.stats.id ?? '');
    if (again === null) throw new Error('The call is not known by its id.');
    const line = lineOf(again, readerOf);
    expect(line?.['id']).toBe(entryId);
    expect([line]).toEqual(messages);
  });

  it('counts as many calls as /api/sync', () => {
    const { totalMessages } = golden('omp-api/sync.json') as { readonly totalMessages: number };
    expect(dashboardStats(ledger, context, all).overall.totalRequests).toBe(totalMessages);
  });

  it('lets the older session keep what a fork copied, where omp-stats lets whichever file it reads first', () => {
    const owned = (sessions: (id: string) => boolean): number =>
      recentCalls(ledger, context, all, { limit: 2000, errors: false }).filter(({ stats }) => sessions(stats.sessionId))
        .length;
    const theirs = (part: string): number | undefined =>
      (golden('omp-api/sessions.json') as { readonly file: string; readonly requests: number }[]).find(({ file }) =>
        file.includes(part),
      )?.requests;
    // 14 lines of the fork are copies: it keeps its own six, however the files are read. Theirs came out so this time.
    expect({ ours: owned((id) => id === fork), theirs: theirs(fork) }).toEqual({ ours: 6, theirs: 6 });
    expect(ledger.sources[0]?.requests.size).toBe(795);
  });
});

describe('omp-stats 13 on the same logs', () => {
  // It fails on a call without a cost, and so its figures are of all folders but the one with such a call.
  const without = (folder: string): CallWindow => {
    const numbers = new Uint8Array(ledger.pools.sessionIds.size).fill(1);
    for (const [number, session] of ledger.sources[0]?.sessions ?? []) {
      if (session.directory === folder) numbers[number] = 0;
    }
    const selection = {
      range: null,
      sessions: numbers,
      models: null,
      agents: null,
      clock: null,
      sources: [true],
      sourceIds: new Set<string>(),
    };
    return { ...older, selection };
  };

  it.each(['overall', 'byModel', 'modelSeries', 'modelPerformanceSeries'] as const)(
    'has the same %s: every line of the conversation, copies too, and recorded costs only',
    (part) => {
      const expected = (golden('omp-stats-13.19.0-no-legacy.json') as Record<string, unknown>)[part];
      const actual = dashboardStats(ledger, context, without('/Users/alice/legacy'))[part];
      expectSame(
        part === 'modelSeries' || part === 'modelPerformanceSeries' ? since(actual, expected) : actual,
        expected,
      );
    },
  );

  it('has the same folders, under their real names', () => {
    const { byFolder } = golden('omp-stats-13.19.0-no-legacy.json') as Record<string, unknown>;
    expectSame(dashboardStats(ledger, context, without('/Users/alice/legacy')).byFolder, renamed(byFolder));
  });
});

/** Its series began fourteen days before it was asked: the stretches from then on. */
function since(actual: unknown, expected: unknown): unknown {
  const first = (expected as { readonly timestamp: number }[])[0]?.timestamp ?? 0;
  return (actual as { readonly timestamp: number }[]).filter(({ timestamp }) => timestamp >= first);
}

function keyOf(row: object): string {
  const { timestamp = 0, tool = '', model = '', provider = '' } = row as Record<string, string | number>;
  return [timestamp, tool, model, provider].join(' ');
}
