import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeDemoDatabase } from '../../../../src/worker/demo/writeDemoDatabase.ts';
import type { DemoRows } from '../../../../src/worker/demo/demoRows.ts';
import { sharedSqlEngine } from '../../../../src/worker/service/sharedSqlEngine.ts';
import { ServiceBench } from './support/serviceBench.ts';

const query = { grouping: 'project', sort: 'recent', filter: '', archived: true } as const;
let bench: ServiceBench;
beforeEach(() => {
  bench = new ServiceBench(null);
  bench.now = Date.now();
});
afterEach(() => bench.dispose());
const data = (): string => path.join(bench.root, 'data');
const ready = (count: number): Promise<void> =>
  vi.waitFor(async () => {
    const states = await bench.service.api.sources();
    expect(states.map(({ state }) => state)).toEqual(Array<string>(count).fill('ready'));
  });

describe('a real database', () => {
  beforeEach(() => cpSync('test/fixtures/opencode/small', data(), { recursive: true }));

  it('answers every question of the host', async () => {
    await bench.service.api.configure(bench.options());
    await ready(1);
    expect(await bench.service.api.sources()).toMatchObject([{ sessions: 31, requests: 65, malformedRows: 0 }]);
    const all = await bench.service.api.overview({ range: 'all', scope: 'all' });
    expect(all.figures).toMatchObject({ requests: 65, failedRequests: 3, copies: 4, cost: { amount: 2_463_295_000 } });
    const groups = await bench.service.api.sessionGroups(query);
    const [group] = groups;
    const page = await bench.service.api.sessionPage({ ...query, group: group?.id ?? '', offset: 0, limit: 2 });
    expect(page).toMatchObject({ total: group?.count, group: group?.id });
    expect(page.sessions).toHaveLength(2);
    const [first] = page.sessions;
    expect((await bench.service.api.session(first?.id ?? ''))?.title).toBe(first?.title);
    expect(await bench.service.api.session('ses_none')).toBeNull();
    await vi.waitFor(async () => expect((await bench.service.api.skills()).complete).toBe(true));
    const { missing, skills } = await bench.service.api.skills();
    expect(missing.length + skills.length).toBeGreaterThan(0);
    expect((await bench.service.api.status()).revision).toBe(bench.revisions.at(-1));
  });

  it('shows the same figures from memory at the next start', async () => {
    await bench.service.api.configure(bench.options());
    await ready(1);
    await vi.waitFor(async () => expect((await bench.service.api.skills()).complete).toBe(true));
    const { figures } = await bench.service.api.overview({ range: 'all', scope: 'all' });
    await bench.service.dispose();
    const next = new ServiceBench(null);
    next.now = bench.now;
    await next.service.api.configure(bench.options());
    const [state] = await next.service.api.sources();
    expect((await next.service.api.overview({ range: 'all', scope: 'all' })).figures).toEqual(figures);
    expect(state?.sessions).toBe(31);
    await next.dispose();
  });

  it('beside a broken one keeps its figures, and the broken one heals', async () => {
    writeFileSync(path.join(data(), 'opencode-dev.db'), 'not a database, whatever its name says. '.repeat(200));
    await bench.service.api.configure(bench.options());
    await vi.waitFor(
      async () => expect((await bench.service.api.sources()).map(({ state }) => state)).toEqual(['failed', 'ready']),
      { timeout: 5000 },
    );
    expect((await bench.service.api.sources())[0]?.failure).toMatchObject({ reason: 'not-a-database' });
    expect((await bench.service.api.overview({ range: 'all', scope: 'all' })).figures.requests).toBe(65);
    cpSync('test/fixtures/opencode/v1.17.0', path.join(bench.root, 'x'), { recursive: true });
    for (const ending of ['-wal', '-shm', '']) {
      renameSync(path.join(bench.root, 'x', `opencode.db${ending}`), path.join(data(), `opencode-dev.db${ending}`));
    }
    await vi.waitFor(() => ready(2), { timeout: 5000 });
    expect((await bench.service.api.overview({ range: 'all', scope: 'all' })).figures.requests).toBe(65 + 19);
  });
});

describe('the workspace', () => {
  /** A database with one session in each of the folders. */
  const write = async (folders: readonly string[]): Promise<void> => {
    const time = bench.now - 1000;
    const message = {
      role: 'assistant',
      cost: 1,
      modelID: 'm',
      providerID: 'p',
      time: { created: time, completed: time },
    };
    const rows: DemoRows = {
      project: [{ id: 'global', worktree: '/', sandboxes: '[]', time_created: 0, time_updated: 0 }],
      session: folders.map((directory, index) => {
        const times = { time_created: time + index, time_updated: time + index };
        return {
          id: `ses_${index}`,
          project_id: 'global',
          slug: 's',
          directory,
          title: directory,
          version: '1',
          ...times,
        };
      }),
      message: folders.map((_, index) => {
        const times = { time_created: time + index, time_updated: time + index };
        return {
          id: `msg_${index}`,
          session_id: `ses_${index}`,
          ...times,
          data: JSON.stringify({ ...message, cost: index + 1 }),
        };
      }),
      part: [],
      todo: [],
    };
    writeDemoDatabase(path.join(data(), 'opencode.db'), rows, await sharedSqlEngine());
  };

  it('has the sessions of its real folder, of sub folders and of links to it, and no others', async () => {
    const repo = path.join(bench.root, 'repo');
    mkdirSync(path.join(repo, 'web'), { recursive: true });
    mkdirSync(path.join(bench.root, 'repo-old'));
    symlinkSync(repo, path.join(bench.root, 'link'));
    const gone = path.join(repo, 'gone');
    await write([
      repo,
      path.join(repo, 'web'),
      gone,
      path.join(bench.root, 'link'),
      path.join(bench.root, 'repo-old'),
      '/elsewhere',
    ]);
    await bench.service.api.configure(bench.options({ workspaceFolders: [path.join(bench.root, 'link')] }));
    await ready(1);
    const status = await bench.service.api.status();
    expect(status.workspace.today.cost.amount).toBe((1 + 2 + 3 + 4) * 1e9);
    expect(status.everywhere.today.cost.amount).toBe(21 * 1e9);
    const groups = await bench.service.api.sessionGroups(query);
    expect(groups[0]?.workspace).toBe(true);
  });

  it('takes a database that was replaced for the new one', async () => {
    await write(['/a']);
    await bench.service.api.configure(bench.options());
    await ready(1);
    await write(['/a', '/b', '/c']);
    await vi.waitFor(async () => expect((await bench.service.api.status()).everywhere.today.requests).toBe(3), {
      timeout: 1000,
      interval: 10,
    });
    rmSync(path.join(data(), 'opencode.db'));
    await vi.waitFor(async () => expect(await bench.service.api.sources()).toEqual([]), { timeout: 1000 });
    expect((await bench.service.api.status()).everywhere.today.requests).toBe(0);
  });
});

describe('the demo', () => {
  it('fills every view, and leaves when it is switched off', async () => {
    const workspaceFolders = [path.join(bench.root, 'home', 'storefront')];
    await bench.service.api.configure(bench.options({ demo: true, workspaceFolders }));
    await ready(1);
    await vi.waitFor(async () => expect((await bench.service.api.skills()).complete).toBe(true));
    const status = await bench.service.api.status();
    expect(status.demo).toBe(true);
    expect(status.workspace.month.cost.amount).toBeGreaterThan(1e9);
    expect(status.workspace.month.cost.amount).toBeLessThan(status.everywhere.month.cost.amount);
    expect(status.context?.percent).toBeGreaterThan(45);
    expect(status.context?.percent).toBeLessThan(90);
    const skills = await bench.service.api.skills();
    expect(new Set(skills.skills.map(({ origin }) => origin))).toEqual(new Set(['user', 'project']));
    expect(skills.missing.map(({ name }) => name)).toEqual(['load-testing']);
    const pages = await bench.service.api.sessionPage({
      ...query,
      grouping: 'flat',
      group: 'all',
      offset: 0,
      limit: 500,
    });
    expect(pages.sessions.filter(({ activity }) => activity === 'interrupted')).toHaveLength(1);
    expect(pages.sessions.some(({ activity }) => activity === 'working')).toBe(false);
    expect(pages.sessions.some(({ forked }) => forked)).toBe(true);
    expect(bench.listed).toBe(0);
    await bench.service.api.configure(bench.options({ workspaceFolders }));
    expect(await bench.service.api.sources()).toEqual([]);
    expect((await bench.service.api.status()).demo).toBe(false);
  });
});
