import { afterEach, expect, it, vi } from 'vitest';
import { gridMenuCommands } from '../../../src/extension/commands/gridMenuCommands.ts';
import { inspectorHost, type InspectorServices } from '../../../src/extension/inspector/inspectorHost.ts';
import type { Services } from '../../../src/extension/services.ts';
import { fake } from '../../support/fakeVscode.ts';

afterEach(() => {
  fake.registered.clear();
  fake.executed.length = 0;
});

const services = () => ({
  worker: {
    api: { intentsOfSession: vi.fn(async () => ({ cases: [], names: [] })), markIntent: vi.fn(async () => undefined) },
  },
  ambient: () => ({}) as never,
  documents: { openChanges: vi.fn() },
  revealSession: vi.fn(),
});

it('passes on what a page says of a classification, once it is checked', async () => {
  const given = services();
  const host = inspectorHost('ses_1', given as unknown as InspectorServices, () => undefined);
  expect(await host.sessionIntents('ses_1')).toEqual({ cases: [], names: [] });
  const mark = { key: 'ses_1/0000abcd/debug', intent: 'debug', verdict: 'wrong', actual: 'review' } as const;
  await host.act({ name: 'markIntent', ...mark });
  expect(given.worker.api.markIntent).toHaveBeenCalledExactlyOnceWith(mark);
  await expect(host.act({ name: 'markIntent', ...mark, verdict: 'perhaps' } as never)).rejects.toThrow();
  await expect(host.act({ name: 'markIntent', ...mark, actual: 'x'.repeat(101) })).rejects.toThrow();
  await expect(host.sessionIntents('')).rejects.toThrow();
  expect(given.worker.api.markIntent).toHaveBeenCalledOnce();
});

it('has a table written by the command for reports, and no table that is none', async () => {
  const host = inspectorHost('ses_1', services() as unknown as InspectorServices, () => undefined);
  const table = { name: 'session-files', columns: [{ name: 'file' }, { name: 'reads' }], rows: [['a.ts', 2]] };
  await host.act({ name: 'exportTable', table });
  const filter = { range: 'all', scope: 'all' };
  expect(fake.executed).toEqual([['opencodeObservatory.export.report', { table, filter }]]);
  const bad = [{ ...table, name: '../x' }, { ...table, columns: [] }, { ...table, rows: [[{}]] }, null];
  for (const one of bad) await expect(host.act({ name: 'exportTable', table: one } as never)).rejects.toThrow();
});

it('hands a choice from a menu to the page its row is on', () => {
  const [panel, inspector] = [vi.fn(), vi.fn()];
  const given = { log: {}, analytics: { runGridMenu: panel }, inspectors: { runGridMenu: inspector } };
  gridMenuCommands(given as unknown as Services);
  const copy = fake.registered.get('opencodeObservatory.panel.copyRow');
  copy?.({ grid: 'inspector-files', row: 'a.ts' });
  copy?.({ grid: 'model-rows', row: 'acme/one', column: 'cost' });
  copy?.({ grid: 7 });
  const action = 'copyRow';
  expect(inspector.mock.calls).toEqual([[{ action, grid: 'inspector-files', row: 'a.ts', column: '' }]]);
  expect(panel.mock.calls).toEqual([[{ action, grid: 'model-rows', row: 'acme/one', column: 'cost' }]]);
});
