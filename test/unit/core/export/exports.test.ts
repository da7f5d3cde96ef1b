import { describe, expect, it } from 'vitest';
import { exportCsv } from '../../../../src/core/export/exportCsv.ts';
import { exportFileName } from '../../../../src/core/export/exportFileName.ts';
import { exportJson } from '../../../../src/core/export/exportJson.ts';
import { exportMetadata } from '../../../../src/core/export/exportMetadata.ts';
import { exportPieces } from '../../../../src/core/export/exportPieces.ts';
import { viewMetadata, viewPieces } from '../../../../src/core/export/viewPieces.ts';
import { noFilter } from '../../../../src/core/reports/filter/reportFilter.ts';
import { modelsReport } from '../../../../src/core/reports/modelsReport.ts';
import { periodReport } from '../../../../src/core/reports/periodReport.ts';
import { sessionsReport } from '../../../../src/core/reports/sessionsReport.ts';
import { toolsReport } from '../../../../src/core/reports/toolsReport.ts';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { LedgerBuilder, noon, reportContext } from '../../../support/ledgerBuilder.ts';

const context = reportContext();

function ledgerOf(title: string): Ledger {
  const builder = new LedgerBuilder();
  builder
    .source('/data/a.db')
    .session('s', { title })
    .session('sub', { title: 'sub', parentId: 's' })
    .request('s', { created: noon, dollars: 0.123456789, model: 'a/one', tokens: { input: 3, output: 1 } })
    .request('s', { created: noon, model: 'b/two', tokens: { output: 2, reasoning: 5 } })
    .request('sub', { created: noon + 1, dollars: 1e-9, model: 'b/two' })
    .toolCall('s', { tool: 'bash', skill: '', started: noon });
  return builder.ledger();
}

/** Reads CSV by the grammar of RFC 4180, independent of what writes it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let end = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
    end = token.lastIndex;
  }
  expect(end).toBe(text.length);
  return rows;
}

describe('a CSV export', () => {
  const cellOf = (title: string): string => {
    const csv = exportCsv(sessionsReport(ledgerOf(title), context, noFilter, 'flat'), false);
    const [header = [], ...rows] = parseCsv(csv);
    return rows.find((row) => row[0] === 's')?.[header.indexOf('title')] ?? '';
  };

  it.each(['plain', 'a, b', 'say "hi"', 'two\r\nlines', 'ünïcödé 🚀', '', "it's", 'a;b\tc'])('keeps %j', (title) => {
    expect(cellOf(title)).toBe(title);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=HYPERLINK("http://x","y")'])(
    'defuses %j',
    (title) => {
      expect(cellOf(title)).toBe(`'${title}`);
    },
  );

  it('has a header and as many cells in every line, nothing else', () => {
    for (const kind of ['daily', 'weekly', 'monthly'] as const) {
      const rows = parseCsv(exportCsv(periodReport(kind, ledgerOf('x'), context, noFilter), false));
      expect(rows).toHaveLength(2);
      expect(rows[0]!.every((name) => /^[a-z0-9_]+$/u.test(name))).toBe(true);
      expect(rows[1]).toHaveLength(rows[0]!.length);
    }
  });

  it('rounds nothing and says on what its cost rests', () => {
    const [header = [], ...rows] = parseCsv(exportCsv(modelsReport(ledgerOf('x'), context, noFilter), false));
    const column = (name: string): (string | undefined)[] => rows.map((row) => row[header.indexOf(name)]);
    expect(column('model_name')).toEqual(['a/one', 'b/two']);
    expect(column('total_cost').map(Number)).toEqual([0.123456789, 1e-9]);
    expect(column('unpriced_requests')).toEqual(['0', '1']);
    expect(column('cost_basis')[0]).toBe('recorded');
    expect(column('reasoning_tokens')).toEqual(['0', '5']);
  });

  it('has a line for each row and model when asked for the breakdown', () => {
    const report = periodReport('daily', ledgerOf('x'), context, noFilter);
    const [header = [], ...rows] = parseCsv(exportCsv(report, true));
    expect(header.slice(0, 3)).toEqual(['date', 'provider', 'model']);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['2026-11-20', 'a', 'one'],
      ['2026-11-20', 'b', 'two'],
    ]);
    const cost = rows.reduce((sum, row) => sum + Number(row[header.indexOf('total_cost')]), 0);
    expect(cost).toBeCloseTo(0.12345679, 12);
  });
});

describe('a JSON export', () => {
  it('is a list of rows for a calendar, an object with metadata for everything else', () => {
    const ledger = ledgerOf('x');
    expect(exportJson(periodReport('daily', ledger, context, noFilter), 'test 1', false)).toMatchObject([
      { date: '2026-11-20', requests: 3, total_tokens: 121, models: ['a/one', 'b/two'] },
    ]);
    expect(exportJson(modelsReport(ledger, context, noFilter), 'test 1', true)).toMatchObject({
      schema: 'opencode-observatory/models',
      schema_version: 1,
      generator: 'test 1',
      generated: '2026-11-20T12:00:00.000Z',
      as_of: '2026-11-20T12:00:00.000Z',
      time_zone: 'UTC',
      currency: 'USD',
      filter: noFilter,
      rows: 2,
      total_cost: 0.12345679,
      total_tokens: 121,
      totals: { requests: 3, total_cost: 0.12345679 },
      model_stats: [{ provider: 'a', model_breakdown: [{ model: 'one' }] }, { provider: 'b' }],
    });
    expect(exportJson(toolsReport(ledger, context, noFilter), 'test 1', false)).toMatchObject({
      totals: { calls: 1 },
      tool_stats: [{ tool: 'bash', calls: 1, success_rate: 1 }],
    });
  });

  it('holds the sub-agents of a workflow within it, so that rows add up to the totals', () => {
    const report = sessionsReport(ledgerOf('x'), context, noFilter, 'workflows');
    const json = exportJson(report, 'test 1', false) as {
      readonly total_cost: number;
      readonly sessions: readonly Readonly<Record<string, unknown>>[];
    };
    expect(json.sessions).toHaveLength(1);
    expect(json.sessions[0]).toMatchObject({
      session_id: 's',
      total_cost: json.total_cost,
      own_cost: 0.123456789,
      sub_agents: 1,
      sub_agent_sessions: [{ session_id: 'sub', parent_id: 's', total_cost: 1e-9 }],
    });
  });
});

describe('an export in pieces', () => {
  const many = (): Ledger => {
    const builder = new LedgerBuilder();
    const source = builder.source('/data/a.db');
    for (let number = 0; number < 250; number++) {
      source.session(`s${number}`, { title: `a "title"\nwith, lines ${number}` });
      source.request(`s${number}`, { dollars: number / 7 });
    }
    return builder.ledger();
  };

  it.each([
    ['no rows', new LedgerBuilder().ledger()],
    ['some rows', ledgerOf('x')],
    ['more rows than a piece', many()],
  ])('is the same bytes as in one: %s', (_, ledger) => {
    const reports = [
      sessionsReport(ledger, context, noFilter, 'workflows'),
      modelsReport(ledger, context, noFilter),
      periodReport('daily', ledger, context, noFilter),
      toolsReport(ledger, context, noFilter),
    ];
    for (const report of reports) {
      for (const breakdown of [false, true]) {
        const whole = (format: 'csv' | 'json'): string =>
          [...exportPieces(report, { format, breakdown, generator: 'test 1' })].join('');
        expect(whole('csv')).toBe(exportCsv(report, breakdown));
        expect(whole('json')).toBe(`${JSON.stringify(exportJson(report, 'test 1', breakdown), null, 2)}\n`);
      }
    }
  });

  it('is in several, so that a long one can be cancelled', () => {
    const report = sessionsReport(many(), context, noFilter, 'flat');
    for (const format of ['csv', 'json'] as const) {
      const style = { format, breakdown: false, generator: 'test 1' };
      expect([...exportPieces(report, style)].length).toBeGreaterThan(2);
    }
  });
});

describe('beside an export', () => {
  it('stand its metadata and a telling name', () => {
    const report = periodReport('daily', ledgerOf('x'), context, { ...noFilter, start: '2026-11-01' });
    expect(exportMetadata(report, 1, 'test 1')).toMatchObject({ schema: 'opencode-observatory/daily', rows: 1 });
    expect(exportFileName(report, 'csv')).toBe('opencode-daily-2026-11-01-to-2026-11-20.csv');
    expect(exportFileName({ ...report, filter: noFilter }, 'json')).toBe('opencode-daily-until-2026-11-20.json');
  });
});

describe('a table as it is shown', () => {
  const table = {
    name: 'skills',
    columns: [{ name: 'skill' }, { name: 'uses', basis: 'measured' }, { name: 'cost', basis: 'estimated' }],
    rows: [
      ['=SUM(A1)', 3, 0.5],
      ['plain, "quoted"', 0, null],
    ],
  } as const;
  const moment = { generated: noon, asOf: noon - 1, timeZone: 'UTC', weekStart: 1 };
  const metadata = viewMetadata(table, moment, noFilter, 'test 1');

  it('is CSV like any report, and says beside it how each figure was come by', () => {
    expect(parseCsv([...viewPieces(table, metadata, 'csv')].join(''))).toEqual([
      ['skill', 'uses', 'cost'],
      ["'=SUM(A1)", '3', '0.5'],
      ['plain, "quoted"', '0', ''],
    ]);
    expect(metadata).toEqual({
      schema: 'opencode-observatory/table/skills',
      schema_version: 1,
      generator: 'test 1',
      generated: '2026-11-20T12:00:00.000Z',
      as_of: '2026-11-20T11:59:59.999Z',
      time_zone: 'UTC',
      week_start: 1,
      currency: 'USD',
      filter: noFilter,
      rows: 2,
      basis: { uses: 'measured', cost: 'estimated' },
    });
  });

  it('is JSON with its metadata around the rows', () => {
    expect(JSON.parse([...viewPieces(table, metadata, 'json')].join(''))).toEqual({
      ...metadata,
      table: [
        { skill: '=SUM(A1)', uses: 3, cost: 0.5 },
        { skill: 'plain, "quoted"', uses: 0, cost: null },
      ],
    });
  });
});
