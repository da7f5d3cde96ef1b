import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportExport } from '../../../../src/protocol/exportApi.ts';
import { ServiceBench } from './support/serviceBench.ts';

let bench: ServiceBench;
beforeEach(async () => {
  bench = new ServiceBench((index) => {
    index.outcome = { changed: false, how: 'same' };
    index.remembered = true;
    index.add({ created: bench.now - 3000, recordedCost: 7e9 });
    index.add({
      created: bench.now - 2000,
      recordedCost: 0,
      model: { providerID: 'anthropic', modelID: 'claude-opus-4-5' },
    });
    index.add({ created: bench.now - 1000, recordedCost: 0, model: { providerID: 'acme', modelID: 'mystery' } });
  });
  mkdirSync(path.join(bench.root, 'data'));
  writeFileSync(path.join(bench.root, 'data', 'opencode.db'), '');
  await bench.service.api.configure(bench.options());
});
afterEach(() => bench.dispose());

const order = (changes: Partial<ReportExport & { file: string }> = {}): ReportExport & { file: string } => ({
  kind: 'daily',
  name: '',
  filter: {},
  format: 'csv',
  breakdown: false,
  generator: 'test 1',
  file: path.join(bench.root, 'out.csv'),
  ...changes,
});

describe('the ledger of a range', () => {
  it('tells on what the total rests, what has no price, and where the newest costs come from', async () => {
    const { bases, unpriced, newest, catalogueDate, reconcile } = await bench.service.api.ledger({
      range: 'all',
      scope: 'all',
    });
    expect(bases.map(({ basis, requests, amount }) => [basis, requests, amount > 0])).toEqual([
      ['recorded', 1, true],
      ['computed', 1, true],
      ['free', 0, false],
      ['unpriced', 1, false],
    ]);
    expect(bases.reduce((sum, { amount }) => sum + amount, 0)).toBe(reconcile.ours.cost.amount);
    expect(unpriced).toEqual([{ model: { providerID: 'acme', modelID: 'mystery' }, requests: 1, tokens: 15 }]);
    expect(newest.map(({ cost, priceSource }) => [cost.basis, priceSource === ''])).toEqual([
      ['unpriced', true],
      ['computed', false],
      ['recorded', true],
    ]);
    expect(newest[0]).toMatchObject({ sessionId: 'ses_1', sessionTitle: 'T', tokens: 15 });
    expect(newest[0]!.source).toMatch(/opencode\.db$/u);
    expect(catalogueDate).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(reconcile.lines.map(({ reason }) => reason)).toContain('zeroRecorded');
  });

  it('follows the filter of the panel', async () => {
    const models = ['acme/mystery'];
    const { reconcile, newest, newestRequest } = await bench.service.api.ledger({ range: '24h', scope: 'all', models });
    expect(reconcile.ours.requests).toBe(1);
    expect(newest).toHaveLength(1);
    expect(newestRequest).toBe(bench.now - 1000);
    expect(reconcile.filter).toMatchObject({ start: '2026-11-19', end: '2026-11-20' });
    const later = await bench.service.api.ledger({ range: { from: bench.now, to: bench.now + 1 }, scope: 'all' });
    expect(later.reconcile.ours.requests).toBe(0);
    expect(later.newestRequest).toBe(bench.now - 1000);
  });
});

describe('an export', () => {
  it('has a telling name and is written with its metadata', async () => {
    expect(await bench.service.api.exportName(order({ filter: { month: '2026-11' } }))).toBe(
      'opencode-daily-2026-11-01-to-2026-11-30.csv',
    );
    const written = await bench.service.api.exportReport(order());
    expect(written).toEqual({ file: order().file, metadata: `${order().file}.meta.json`, rows: 1 });
    expect(readFileSync(order().file, 'utf8')).toMatch(/^date,.*\r\n2026-11-20,/u);
    expect(JSON.parse(readFileSync(written.metadata!, 'utf8'))).toMatchObject({
      schema: 'opencode-observatory/daily',
      generator: 'test 1',
      time_zone: 'Europe/Berlin',
    });
    const panel = { range: '24h', scope: 'all', models: ['acme/mystery'] } as const;
    const ofPanel = await bench.service.api.exportReport(
      order({ kind: 'sessions', filter: panel, file: path.join(bench.root, 'p.csv') }),
    );
    expect(JSON.parse(readFileSync(ofPanel.metadata!, 'utf8'))).toMatchObject({
      totals: { requests: 1 },
      filter: { panel },
    });
    const file = path.join(bench.root, 'models.json');
    const json = await bench.service.api.exportReport(order({ kind: 'models', format: 'json', file }));
    expect(json).toMatchObject({ metadata: null, rows: 3 });
  });

  it('of a table of the panel is what was shown, with the filter it was shown under', async () => {
    const filter = { range: '7d', scope: 'all', query: '@hour:9' } as const;
    const table = { name: 'hours', columns: [{ name: 'hour' }, { name: 'requests' }], rows: [[9, 2]] };
    const query = { kind: 'table', table, filter, format: 'csv', generator: 'test 1' } as const;
    expect(await bench.service.api.exportName(query)).toBe('opencode-hours-2026-11-14-to-2026-11-20.csv');
    const file = path.join(bench.root, 'hours.csv');
    const written = await bench.service.api.exportReport({ ...query, file });
    expect(written).toEqual({ file, metadata: `${file}.meta.json`, rows: 1 });
    expect(readFileSync(file, 'utf8')).toBe('hour,requests\r\n9,2\r\n');
    expect(JSON.parse(readFileSync(`${file}.meta.json`, 'utf8'))).toMatchObject({
      schema: 'opencode-observatory/table/hours',
      filter: { panel: filter },
    });
    const taken = path.join(bench.root, 'data', 'opencode.db');
    await expect(bench.service.api.exportReport({ ...query, file: taken })).rejects.toThrow('Choose another name');
  });

  it('never replaces what is read, and fails in words a user can act on', async () => {
    const file = path.join(bench.root, 'data', 'opencode.db');
    await expect(bench.service.api.exportReport(order({ file }))).rejects.toThrow('Choose another name');
    expect(readFileSync(file, 'utf8')).toBe('');
    const missing = order({ kind: 'session', name: 'nothing like it' });
    await expect(bench.service.api.exportReport(missing)).rejects.toThrow('No session fits');
  });

  it('of tools waits until all calls are read, and leaves nothing when it is cancelled', async () => {
    const fake = bench.fake('opencode.db');
    fake.toolCallsComplete = false;
    const abort = new AbortController();
    const cancelled = bench.service.api.exportReport(order({ kind: 'tools' }), abort.signal);
    abort.abort();
    await expect(cancelled).rejects.toThrow();
    expect(existsSync(order().file)).toBe(false);
    const waiting = bench.service.api.exportReport(order({ kind: 'tools' }));
    fake.toolCallsComplete = true;
    // What was read is told as a change: reports are then made anew.
    await bench.service.api.configure(bench.options({ weekStart: 0 }));
    expect(await waiting).toMatchObject({ rows: 0 });
  });
});
