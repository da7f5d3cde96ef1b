import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { LastReports } from '../../../src/extension/panels/lastReports.ts';
import { ReportFiles } from '../../../src/extension/panels/reportFiles.ts';
import type { KeptMethod } from '../../../src/protocol/lastReport.ts';

const debug = vi.fn();
const log = { debug } as unknown as LogOutputChannel;
const month = { range: '30d', scope: 'all' };
const week = { range: '7d', scope: 'all' };
let storage = '';
const opened: LastReports[] = [];

beforeEach(() => {
  storage = mkdtempSync(path.join(tmpdir(), 'last-reports-'));
  vi.useFakeTimers();
});
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
  vi.useRealTimers();
  rmSync(storage, { recursive: true, force: true });
});

/** One window's; its situation may change. */
function open(state = { situation: 'real' }): LastReports {
  const reports = new LastReports(storage, log, () => state.situation);
  opened.push(reports);
  return reports;
}

const show = (reports: LastReports, method: string, query: unknown, report: unknown): void =>
  reports.expect(method, query)?.(report);
const last = (reports: LastReports, method: KeptMethod, query: unknown): Promise<object | null> =>
  reports.last({ method, query: JSON.stringify(query) });
const files = (): string[] => {
  const folder = path.join(storage, 'last-reports');
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
};

/** Lets every waiting report be written; resolves when what is on the disk is as it should be. */
async function written(check: () => void): Promise<void> {
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  await vi.waitFor(check);
  vi.useFakeTimers();
}

describe('the reports that were shown last', () => {
  it('are kept by tab, and come back in the next window for the query they answer', async () => {
    const before = open();
    show(before, 'overview', month, { asOf: 1, cost: 3 });
    show(before, 'overview', week, { asOf: 2, cost: 1 });
    show(before, 'timeTab', { filter: month, unit: 'day' }, { asOf: 2, rows: [] });
    // What is not written yet is known to its own window.
    expect(await last(before, 'overview', week)).toEqual({ asOf: 2, cost: 1 });
    await written(() => expect(files()).toHaveLength(2));
    const after = open();
    expect(await last(after, 'overview', week)).toEqual({ asOf: 2, cost: 1 });
    expect(await last(after, 'overview', month)).toBeNull();
    expect(await last(after, 'timeTab', { filter: month, unit: 'day' })).toEqual({ asOf: 2, rows: [] });
    expect(await last(after, 'toolsTab', month)).toBeNull();
    const mine = process.platform === 'win32' ? [] : files();
    for (const file of mine) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('are those of the tabs worth it: nothing else is kept', async () => {
    const reports = open();
    for (const method of ['liveTab', 'sessionsTab', 'ledger', 'filterNames', 'ompSyncNow', 'constructor']) {
      expect(reports.expect(method, month)).toBeNull();
    }
    for (const report of [null, undefined, 7, 'text']) show(reports, 'overview', month, report);
    expect(await last(reports, 'overview', month)).toBeNull();
  });

  it('are written after a while and no more often than every half minute', async () => {
    const reports = open();
    const write = vi.spyOn(ReportFiles.prototype, 'write').mockResolvedValue();
    show(reports, 'overview', month, { asOf: 1 });
    await vi.advanceTimersByTimeAsync(2900);
    expect(write).not.toHaveBeenCalled();
    for (let second = 0; second < 63; second++) {
      show(reports, 'overview', month, { asOf: second });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(write).toHaveBeenCalledTimes(3);
    reports.dispose();
    expect(vi.getTimerCount()).toBe(0);
    write.mockRestore();
  });

  it('of the demo, of other folders or settings are not those of this window', async () => {
    const state = { situation: 'real' };
    const reports = open(state);
    show(reports, 'overview', month, { asOf: 1, of: 'real' });
    const question = reports.expect('overview', month);
    state.situation = 'demo';
    // Asked of the one, answered after the switch: of neither.
    question?.({ asOf: 9, of: 'real, late' });
    expect(await last(reports, 'overview', month)).toBeNull();
    show(reports, 'overview', month, { asOf: 2, of: 'demo' });
    await written(() => expect(files()).toHaveLength(2));
    expect(await last(open({ situation: 'real' }), 'overview', month)).toEqual({ asOf: 1, of: 'real' });
    expect(await last(open({ situation: 'demo' }), 'overview', month)).toEqual({ asOf: 2, of: 'demo' });
    expect(await last(open({ situation: 'another folder' }), 'overview', month)).toBeNull();
    // Even when the names of two files were the same.
    const [file = ''] = files();
    const [head = '', report = ''] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${JSON.stringify({ ...JSON.parse(head), situation: 'stranger' })}\n${report}`);
    const both = [await last(open(), 'overview', month), await last(open({ situation: 'demo' }), 'overview', month)];
    expect(both.filter((one) => one !== null)).toHaveLength(1);
  });

  it('of two windows the newer answer stays', async () => {
    const [one, other] = [open(), open()];
    show(one, 'overview', month, { asOf: 5 });
    await written(() => expect(files()).toHaveLength(1));
    show(other, 'overview', month, { asOf: 4 });
    show(other, 'timeTab', month, { asOf: 4 });
    await written(() => expect(files()).toHaveLength(2));
    expect(await last(open(), 'overview', month)).toEqual({ asOf: 5 });
    show(other, 'overview', week, { asOf: 4 });
    show(other, 'modelsTab', month, { asOf: 4 });
    await written(() => expect(files()).toHaveLength(3));
    expect(await last(open(), 'overview', week)).toEqual({ asOf: 4 });
  });

  it.each([
    ['empty', ''],
    ['no JSON', 'not json\nnot json'],
    ['one line', '{"situation":"real","query":"{}","asOf":1}'],
    ['a head of another shape', '{"situation":7}\n{"asOf":1}'],
    ['half a report', 'HEAD\n{"asOf":1,'],
    ['no report', 'HEAD\nnull'],
    ['a list', 'HEAD\n[1]'],
    ['a flood', `HEAD\n${JSON.stringify({ text: 'x'.repeat(4_100_000) })}`],
  ])('that are broken are none: %s', async (_what, text) => {
    show(open(), 'overview', month, { asOf: 1 });
    await written(() => expect(files()).toHaveLength(1));
    const [file = ''] = files();
    const [head = ''] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, text.replace('HEAD', head));
    const next = open();
    expect(await last(next, 'overview', month)).toBeNull();
    show(next, 'overview', month, { asOf: 2 });
    show(next, 'toolsTab', month, { asOf: 2 });
    await written(() => expect(files()).toHaveLength(2));
    expect(await last(open(), 'overview', month)).toEqual({ asOf: 2 });
  });

  it('that are too long are not kept, nor is the one before them; all together take a few megabytes', async () => {
    const reports = open();
    show(reports, 'overview', month, { asOf: 1 });
    show(reports, 'timeTab', month, { asOf: 1 });
    await written(() => expect(files()).toHaveLength(2));
    show(reports, 'overview', month, { asOf: 2, text: 'x'.repeat(1_000_000) });
    await written(() => expect(files()).toHaveLength(1));
    expect(await last(open(), 'overview', month)).toBeNull();
    for (let folder = 0; folder < 12; folder++) {
      show(open({ situation: `folder ${folder}` }), 'overview', month, { asOf: 1, text: 'x'.repeat(900_000) });
    }
    await written(() => {
      const sizes = files().map((file) => statSync(file).size);
      expect(sizes.length).toBe(8);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8_000_000);
    });
  });

  it('take the place of the one report of earlier versions', async () => {
    const old = path.join(storage, 'last-report.json');
    writeFileSync(old, '{}');
    show(open(), 'overview', month, { asOf: 1 });
    await written(() => expect(files()).toHaveLength(1));
    expect(existsSync(old)).toBe(false);
  });

  it('that cannot be written are no trouble', async () => {
    writeFileSync(path.join(storage, 'last-reports'), 'a file where the folder should be');
    const reports = open();
    show(reports, 'overview', month, { asOf: 1 });
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(debug).toHaveBeenCalled());
    expect(await last(reports, 'overview', month)).toBeNull();
  });
});
