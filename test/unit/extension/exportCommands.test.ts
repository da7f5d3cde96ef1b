import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportCommands } from '../../../src/extension/commands/exportCommands.ts';
import { exportChoice } from '../../../src/extension/export/exportChoice.ts';
import type { Services } from '../../../src/extension/services.ts';
import type { ExportOrder, ExportQuery } from '../../../src/protocol/exportApi.ts';
import { fake } from '../../support/fakeVscode.ts';

let orders: ExportOrder[];
let named: ExportQuery[];
let write: (order: ExportOrder, signal: AbortSignal) => Promise<unknown>;
beforeEach(() => {
  orders = [];
  named = [];
  write = ({ file }) => Promise.resolve({ file, metadata: null, rows: 3 });
  const api = {
    session: (id: string) => Promise.resolve(id === 'ses_1' ? { id } : null),
    sessionPage: () => Promise.resolve({ sessions: [{ id: 'ses_9', title: 'Checkout', projectLabel: 'shop' }] }),
    exportName: (query: ExportQuery) => {
      named.push(query);
      return Promise.resolve(`opencode-${query.kind}.${query.format}`);
    },
    exportReport: (order: ExportOrder, signal: AbortSignal) => {
      orders.push(order);
      return write(order, signal);
    },
  };
  exportCommands({ log: { error: () => undefined }, worker: { api } } as unknown as Services, 'opencode-observatory 9');
});
afterEach(() => {
  fake.registered.clear();
  fake.cancelProgress = false;
  const lists = [fake.answers, fake.asked, fake.informations, fake.errors, fake.savedTo, fake.offered, fake.progress];
  for (const list of [...lists, fake.pressed, fake.executed]) list.length = 0;
});
const run = async (id: string, argument?: unknown): Promise<void> => {
  await fake.registered.get(`opencodeObservatory.${id}`)?.(argument);
};

describe('Export Report', () => {
  it('asks what, of which time, in which format and where, and opens the file', async () => {
    fake.answers.push('Days', 'Last 30 days', 'CSV');
    fake.savedTo.push('/home/me/daily.csv');
    fake.pressed.push('Open File');
    await run('export.report');
    await Promise.resolve();
    const query = {
      kind: 'daily',
      name: '',
      filter: { lastDays: '30' },
      format: 'csv',
      breakdown: false,
      generator: 'opencode-observatory 9',
    };
    expect(named).toEqual([query]);
    expect(fake.offered).toEqual(['opencode-daily.csv']);
    expect(orders).toEqual([{ ...query, file: '/home/me/daily.csv' }]);
    expect(fake.informations).toEqual(['daily.csv: 3 rows written.']);
    await new Promise((resolve) => setImmediate(resolve));
    expect(fake.executed).toEqual([['vscode.open', expect.objectContaining({ path: '/home/me/daily.csv' })]]);
    expect(fake.progress).toEqual([]);
  });

  it('offers every report', async () => {
    await run('export.report');
    const labels = ['Sessions', 'One Session', 'Days', 'Weeks', 'Months', 'Models', 'Projects', 'Agents', 'Tools'];
    expect(fake.asked[0]?.items?.map(({ label }) => label)).toEqual(labels);
  });

  it('asks only for what the panel has not settled', async () => {
    fake.answers.push('JSON');
    fake.savedTo.push('/home/me/models.json');
    await run('export.report', { kind: 'models', filter: { month: '2026-11' } });
    expect(fake.asked).toHaveLength(1);
    expect(orders).toMatchObject([{ kind: 'models', filter: { month: '2026-11' }, format: 'json' }]);
  });

  it('writes a table of the panel, asking for nothing but the format', async () => {
    fake.answers.push('JSON');
    fake.savedTo.push('/home/me/skills.json');
    const table = { name: 'skills', columns: [{ name: 'skill' }], rows: [['review']] };
    const filter = { range: '30d', scope: 'all' };
    await run('export.report', { table, filter });
    expect(fake.asked).toHaveLength(1);
    expect(orders).toMatchObject([{ kind: 'table', table, filter, format: 'json', file: '/home/me/skills.json' }]);
  });

  it('lets the newest sessions be chosen', async () => {
    fake.answers.push('One Session', 'Checkout', 'JSON');
    fake.savedTo.push('/x.json');
    await run('export.report');
    expect(orders).toMatchObject([{ kind: 'session', name: 'ses_9', filter: {} }]);
  });

  it.each([[[]], [['Days']], [['Days', 'Today']], [['Days', 'Today', 'CSV']]])(
    'writes nothing when the user gives up after %j',
    async (answers) => {
      fake.answers.push(...answers);
      await run('export.report');
      expect(orders).toEqual([]);
    },
  );

  it('shows progress of a long one, and cancels it', async () => {
    fake.cancelProgress = true;
    write = (_order, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    fake.answers.push('Sessions', 'All time', 'CSV');
    fake.savedTo.push('/home/me/sessions.csv');
    await run('export.report');
    expect(fake.progress).toEqual(['Writing sessions.csv']);
    expect(fake.informations).toEqual([]);
  });

  it('believes no argument it does not know', () => {
    const table = { name: '../../etc', columns: [{ name: 'a' }], rows: [] };
    const nothing = { kind: 'secrets', name: 7, filter: { month: 3 }, format: 'exe', table };
    expect(exportChoice(nothing)).toEqual({});
    expect(exportChoice('daily')).toEqual({});
    expect(exportChoice(null)).toEqual({});
  });
});

describe('Export Session', () => {
  it('exports the session of the row, all of it', async () => {
    fake.answers.push('CSV');
    fake.savedTo.push('/x.csv');
    await run('session.export', 'ses_1');
    expect(orders).toMatchObject([{ kind: 'session', name: 'ses_1', filter: {}, format: 'csv' }]);
  });

  it('says when there is no such session', async () => {
    await run('session.export', 'ses_gone');
    expect(fake.errors[0]).toContain('There is no such session');
  });
});
