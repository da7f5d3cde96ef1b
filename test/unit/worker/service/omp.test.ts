import { appendFileSync, cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DashboardStats } from '../../../../src/core/reports/omp/ompStats.ts';
import { ompDefaults } from '../../../../src/core/reports/omp/ompQuery.ts';
import { createOmpApi, type OmpStatsApi } from '../../../../src/extension/ompApi.ts';
import { agentProcess } from '../../../support/agentProcess.ts';
import { fixtureSessions } from '../sources/ompLogs/support/ompHome.ts';
import { answer, sessionHeader, titleSlot } from '../sources/ompLogs/support/lines.ts';
import { ServiceBench } from './support/serviceBench.ts';

const project = '-code-shop';
const session = '2026-11-06T09-00-00-000Z_01a1b024-9494-770e-afbf-ab1f6404070f';
const sessionId = '01a1b024-9494-770e-afbf-ab1f6404070f';
const everything = { ...ompDefaults, range: 'all' } as const;
/** Generous for a busy machine; the watcher itself is bound to half a second, and to 30 ms where events come. */
const soon = { timeout: 8000, interval: 20 };

let bench: ServiceBench;
const agentFolder = (): string => path.join(bench.root, 'home', '.omp', 'agent');
const log = (): string => path.join(agentFolder(), 'sessions', project, `${session}.jsonl`);
const stats = (): Promise<DashboardStats> => bench.service.api.ompStats(everything);
const requests = async (): Promise<number> => (await stats()).overall.totalRequests;

beforeEach(() => {
  bench = new ServiceBench(null);
  mkdirSync(path.dirname(log()), { recursive: true });
});
afterEach(() => bench.dispose());

/** The service on one log with one answer, read to its end. */
async function startWithOne(): Promise<void> {
  writeFileSync(log(), `${titleSlot('Shop')}${sessionHeader(0)}${answer()}`);
  await bench.service.api.configure(bench.options());
  await vi.waitFor(async () => expect(await requests()).toBe(1), soon);
}

describe('lines that are appended', () => {
  it('reach the reports without anybody asking for a look, and tell of a new revision', async () => {
    await startWithOne();
    const before = bench.revisions.length;
    appendFileSync(log(), answer({ id: 'aaaa0002', usage: { output: 70 } }));
    // The first revision after it may still tell of the start.
    await vi.waitFor(async () => {
      expect(bench.revisions.length).toBeGreaterThan(before);
      expect((await stats()).overall).toMatchObject({ totalRequests: 2, totalOutputTokens: 120 });
    }, soon);
  });

  it('count once their line is whole, and not before', async () => {
    await startWithOne();
    const line = answer({ id: 'aaaa0002', usage: { output: 61 } });
    appendFileSync(log(), line.slice(0, 60));
    const other = answer({ id: 'bbbb0001', usage: { output: 62 } });
    appendFileSync(path.join(path.dirname(log()), 'other.jsonl'), `${sessionHeader(1)}${other}`);
    await vi.waitFor(async () => expect(await requests()).toBe(2), soon);
    appendFileSync(log(), line.slice(60));
    await vi.waitFor(async () => expect(await requests()).toBe(3), soon);
  });

  it('of an agent whose folder did not exist before are found', async () => {
    await startWithOne();
    const folder = path.join(path.dirname(log()), session);
    mkdirSync(folder);
    const scout = answer({ id: 'cccc0001', usage: { output: 63 } });
    writeFileSync(path.join(folder, 'Scout1.jsonl'), `${sessionHeader(2)}${scout}`);
    await vi.waitFor(async () => expect(await requests()).toBe(2), soon);
    const kinds = (await stats()).byAgentType.map(({ agentType, totalRequests }) => [agentType, totalRequests]);
    expect(Object.fromEntries(kinds)).toMatchObject({ main: 1, subagent: 1 });
  });
});

describe('what oh-my-pi leaves for a terminal', () => {
  it('maps the terminal to its session, and passes over what is none', async () => {
    await startWithOne();
    const crumbs = path.join(agentFolder(), 'terminal-sessions');
    mkdirSync(crumbs);
    writeFileSync(path.join(crumbs, 'dev-pts-3'), `/home/me/shop\n${log()}\nfresh\ncwdstat 1 2\n`);
    writeFileSync(path.join(crumbs, 'dev-pts-4'), '/home/me/shop\n/home/me/never-written.jsonl\n');
    writeFileSync(path.join(crumbs, 'dev-pts-5'), 'not a crumb');
    writeFileSync(path.join(crumbs, 'dev-pts-6'), '');
    mkdirSync(path.join(crumbs, 'folder'));
    const terminals = await bench.service.api.ompTerminals();
    const byName = Object.fromEntries(terminals.map(({ terminal, sessionId: id }) => [terminal, id]));
    expect(byName).toEqual({ 'dev-pts-3': sessionId, 'dev-pts-4': '' });
    const crumb = terminals.find(({ terminal }) => terminal === 'dev-pts-3');
    expect(crumb).toMatchObject({ cwd: '/home/me/shop', sessionFile: log() });
    expect(crumb?.since).toBeGreaterThan(0);
  });

  it('is nothing where there are no such files', async () => {
    await startWithOne();
    expect(await bench.service.api.ompTerminals()).toEqual([]);
  });
});

describe('what runs now', () => {
  const process = { pid: 7, agent: 'omp', argv: ['omp'], tty: 'pts/3', directory: '/home/me/shop' } as const;

  it('shows the oh-my-pi in a terminal with the session that was left for it', async () => {
    await startWithOne();
    const crumbs = path.join(agentFolder(), 'terminal-sessions');
    mkdirSync(crumbs);
    writeFileSync(path.join(crumbs, 'pts-3'), `/home/me/shop\n${log()}\n`);
    const started = statSync(path.join(crumbs, 'pts-3')).mtimeMs - 500;
    bench.agents = [agentProcess({ ...process, started })];
    const { sessions, unmatched } = await bench.service.api.live();
    expect(unmatched).toEqual([]);
    expect(sessions).toMatchObject([
      { id: sessionId, agent: 'omp', match: { how: 'terminal', confidence: 'certain' }, lastLine: 'Done.' },
    ]);
  });

  it('never gives an oh-my-pi session to an OpenCode in the same folder', async () => {
    await startWithOne();
    bench.agents = [agentProcess({ pid: 8, directory: '/home/me/shop', started: Date.UTC(2026, 10, 6) })];
    const { sessions, unmatched } = await bench.service.api.live();
    expect(unmatched.map(({ pid }) => pid)).toEqual([8]);
    expect(sessions).toEqual([]);
  });

  it('gives it to the oh-my-pi that was there alone when nothing was left', async () => {
    await startWithOne();
    bench.agents = [agentProcess({ ...process, started: Date.UTC(2026, 10, 6, 8, 59) })];
    const { sessions } = await bench.service.api.live();
    expect(sessions).toMatchObject([{ id: sessionId, agent: 'omp', match: { how: 'alone' }, process: { pid: 7 } }]);
  });
});

describe('the functions for other extensions', () => {
  let api: Readonly<OmpStatsApi>;
  beforeEach(async () => {
    cpSync(fixtureSessions, path.join(agentFolder(), 'sessions'), { recursive: true });
    await bench.service.api.configure(bench.options());
    api = createOmpApi(bench.service);
    await vi.waitFor(async () => expect(await requests()).toBe(781), soon);
  });

  it('answer as omp-stats’ five addresses do, by its range', async () => {
    const all = await api.getDashboardStats('all');
    expect(all.overall).toMatchObject({ totalRequests: 781, failedRequests: 41 });
    expect(await api.stats('all')).toEqual(all);
    expect(await api.models('all')).toEqual(all.byModel);
    expect(await api.folders('all')).toEqual(all.byFolder);
    expect(await api.timeSeries('all')).toEqual(all.timeSeries);
    const week = await api.stats('7D');
    expect(week.overall.totalRequests).toBeGreaterThan(0);
    expect(week.overall.totalRequests).toBeLessThan(781);
  });

  it('mean the last day when nothing, or nothing known, is said', async () => {
    const day = await api.stats('24h');
    for (const range of [undefined, null, '', 'yesterday']) expect(await api.getDashboardStats(range)).toEqual(day);
  });

  it('say what a look found, and nothing when nothing is new', async () => {
    expect(await api.sync()).toEqual({ processed: 0, files: 0, totalMessages: 781 });
    const added = `${sessionHeader(0)}${answer()}${answer({ id: 'aaaa0002', usage: { input: 7 } })}`;
    writeFileSync(log(), added);
    // The watcher may have seen the file before: together they found it once.
    await api.syncAllSessions();
    expect(await api.sync()).toEqual({ processed: 0, files: 0, totalMessages: 783 });
    expect(Object.keys(await api.syncAllSessions())).toEqual(['processed', 'files']);
  });

  it('cannot be changed by one extension for the others', () => {
    expect(Object.isFrozen(api)).toBe(true);
  });
});
