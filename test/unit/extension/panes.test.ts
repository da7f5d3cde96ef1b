import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/core/reports/calendar.ts';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import { modelsReport } from '../../../src/core/reports/modelsReport.ts';
import { periodReport } from '../../../src/core/reports/periodReport.ts';
import { dailyContent, historyContent, modelsContent } from '../../../src/extension/layout/paneContent.ts';
import { settingDifferences } from '../../../src/extension/moving/settingDifference.ts';
import { day, LedgerBuilder, noon, reportContext } from '../../support/ledgerBuilder.ts';
import { now, session } from './support/samples.ts';

const builder = new LedgerBuilder();
builder
  .source()
  .session('a')
  .request('a', { created: noon - day, dollars: 3, model: 'anthropic/opus' })
  .request('a', { created: noon - 5, dollars: 9, model: 'anthropic/sonnet' })
  .request('a', { created: noon - 4, model: 'acme/unknown' });
const ledger = builder.ledger();
const context = reportContext();
const daily = periodReport('daily', ledger, context, noFilter);
const state = {
  id: 'everywhere:day',
  budget: { scope: 'everywhere', period: 'day', limit: 8e9 },
  range: { from: noon, to: noon + day },
  date: isoDate(noon, 'UTC'),
  spent: 9e9,
  unpricedRequests: 1,
  share: 1.125,
  level: 'over',
  forecast: null,
  outlook: 'spent',
  buckets: [],
  bucketCount: 24,
  bucketDates: [],
} as const;
const without = { today: { spent: 0, unpricedRequests: 0 }, sessionQuota: 0 } as const;
const budgets = { revision: 1, asOf: now, now, timeZone: 'UTC', budgets: [state], level: 'over' } as const;

describe('the panes', () => {
  it('show days newest first, and say which are over the budget', () => {
    const content = dailyContent(daily, { ...budgets, ...without, session: null, runaway: null, repeated: null });
    expect(content.note).toBe('today $9.00 of $8.00 (113%)');
    expect(content.rows.map(({ cells, tone }) => [cells[0], cells.at(-1), tone])).toEqual([
      ['2026-11-20, over budget', '$9.00 + unpriced', 'warning'],
      ['2026-11-19', '$3.00', 'calm'],
    ]);
    expect(content.total).toEqual(['Total', '1', '3', '330', '$12.00 + unpriced']);
    expect(content.rows[0]?.share).toBe(1);
  });

  it('show no budget that is not set', () => {
    const content = dailyContent(daily, undefined);
    expect(content.note).toBe('last 30 days');
    expect(content.rows.every(({ tone }) => tone === 'calm')).toBe(true);
  });

  it('show models with their share of the cost, the unpriced in words', () => {
    const content = modelsContent(modelsReport(ledger, context, noFilter));
    expect(content.rows.map(({ cells }) => [cells[0], cells[1], cells.at(-1)])).toEqual([
      ['anthropic/sonnet', '75%', '$9.00'],
      ['anthropic/opus', '25%', '$3.00'],
      ['acme/unknown', '0%', 'unpriced'],
    ]);
    expect(content.total).toHaveLength(content.head.length);
  });

  it('show sessions that open, and say when there are none', () => {
    const [row] = historyContent([session('ses_a')], now).rows;
    expect(row).toMatchObject({
      sessionId: 'ses_a',
      cells: ['Session ses_a', 'repo', '2m ago', '34', expect.stringMatching(/^343\.4\sK$/), '$2.41'],
    });
    const [hostile] = historyContent([session('ses_a', { title: 'two\nlines \u001b[2J\u202e<b>' })], now).rows;
    expect(hostile?.cells[0]).toBe('two lines [2J<b>');
    expect(historyContent([], now)).toMatchObject({ rows: [], empty: 'OpenCode has no sessions yet.' });
  });
});

it('a difference is what stands there in another way, however it is written', () => {
  const current = (id: string): unknown => ({ 'opencodeObservatory.a': [1], 'opencodeObservatory.b': 2 })[id];
  const changes = ['a', 'b', 'c'].map((setting) => ({ setting, value: setting === 'a' ? [1] : 3, from: 'x' }));
  expect(settingDifferences(changes, current).map(({ id, before, after }) => [id, before, after])).toEqual([
    ['opencodeObservatory.b', 2, 3],
    ['opencodeObservatory.c', undefined, 3],
  ]);
});
