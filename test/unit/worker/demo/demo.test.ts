import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSchema } from '../../../../src/worker/demo/demoSchema.ts';
import { ensureDemo } from '../../../../src/worker/demo/ensureDemo.ts';
import { planDemo } from '../../../../src/worker/demo/planDemo.ts';
import type { DemoRow } from '../../../../src/worker/demo/demoRows.ts';
import type { SqlEngine } from '../../../../src/worker/sqlite/sqlEngine.ts';
import { loadSqlEngine } from '../../../../src/worker/sqlite/sqlEngine.ts';

interface DemoMessage {
  readonly role: string;
  readonly modelID?: string;
  readonly cost?: number;
  readonly error?: object;
  readonly tokens?: { readonly total: number };
  readonly time: { readonly completed?: number };
}

const now = Date.UTC(2026, 10, 20, 15, 30);
const options = {
  seed: 1,
  now,
  timeZone: 'Europe/Berlin',
  projectFolders: ['/work-a', '/work-b'],
  codeFolder: '/code',
};
const rows = planDemo(options);
const messages = rows.message.map((row) => ({ row, data: JSON.parse(String(row['data'])) as DemoMessage }));
const answers = messages.filter(({ data }) => data.role === 'assistant');
const partsOf = (tool: string): string[] =>
  rows.part.map(({ data }) => String(data)).filter((data) => data.includes(`"type":"tool","tool":"${tool}"`));
const newest = (list: readonly DemoRow[]): DemoRow =>
  list.reduce((a, b) => (Number(a['time_updated']) > Number(b['time_updated']) ? a : b));

describe('the demo data', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planDemo(options)).toEqual(rows);
    expect(planDemo({ ...options, seed: 2 }).message.length).not.toBe(rows.message.length);
  });

  it('spans about sixty days up to now, with quiet weekends, and nothing lies in the future', () => {
    const times = rows.message.map((row) => Number(row['time_created']));
    expect((now - Math.min(...times)) / 86_400_000).toBeGreaterThan(55);
    expect((now - Math.min(...times)) / 86_400_000).toBeLessThan(61);
    expect(
      Math.max(...[...rows.part, ...rows.message, ...rows.session].map((row) => Number(row['time_updated']))),
    ).toBeLessThan(now);
    const perDay = (weekend: boolean): number =>
      times.filter((time) => [0, 6].includes(new Date(time).getUTCDay()) === weekend).length / (weekend ? 17 : 43);
    expect(perDay(true)).toBeLessThan(perDay(false) / 2);
  });

  it('has what a real machine has', () => {
    const tops = rows.session.filter((row) => row['parent_id'] === null);
    expect(tops.length).toBeGreaterThan(200);
    expect(tops.length).toBeLessThan(320);
    expect(rows.project).toHaveLength(8);
    expect(rows.session.length).toBeGreaterThan(tops.length + 40);
    expect(rows.session.filter((row) => Number(row['time_archived'] ?? 0) > 0).length).toBeGreaterThan(5);
    expect(rows.session.filter((row) => String(row['title']).includes('(fork #1)')).length).toBeGreaterThan(2);
    expect(answers.filter(({ data }) => data.error !== undefined).length).toBeGreaterThan(20);
    expect(new Set(answers.map(({ data }) => data.modelID)).size).toBe(6);
    expect(partsOf('skill').length).toBeGreaterThan(50);
    expect(partsOf('skill').some((part) => part.includes('not found'))).toBe(true);
    expect(rows.todo).toHaveLength(4);
  });

  it('has exactly one unfinished request, which was interrupted long ago', () => {
    const open = answers.filter(({ data }) => data.time.completed === undefined);
    expect(open).toHaveLength(1);
    expect(now - Number(open[0]?.row['time_created'])).toBeGreaterThan(2 * 3_600_000);
  });

  it('forks by copying messages with their old times', () => {
    const created = new Map(rows.session.map((row) => [row['id'], Number(row['time_created'])]));
    const copies = messages.filter(
      ({ row }) => Number(row['time_created']) < (created.get(row['session_id'] as string) ?? 0),
    );
    expect(copies.length).toBeGreaterThan(10);
  });

  it('adds up: a session’s cost is the sum of its answers', () => {
    const session = newest(rows.session);
    const own = answers.filter(({ row }) => row['session_id'] === session['id']);
    expect(own.reduce((sum, { data }) => sum + Number(data.cost), 0)).toBeCloseTo(Number(session['cost']), 9);
    expect(Number(session['cost'])).toBeGreaterThan(0.1);
  });

  it('lives in the workspace first, where the newest session fills half of its window', () => {
    expect(rows.project.map((row) => row['worktree']).slice(0, 3)).toEqual(['/work-a', '/work-b', '/code/mobile-app']);
    const session = newest(rows.session);
    expect(session['directory']).toBe('/work-a');
    expect(now - Number(session['time_updated'])).toBeLessThan(15 * 60_000);
    const last = answers.filter(({ row }) => row['session_id'] === session['id']).at(-1);
    expect(Number(last?.data.tokens?.total)).toBeGreaterThan(90_000);
    expect(Number(last?.data.tokens?.total)).toBeLessThan(180_000);
  });

  it('charges nothing for the model without a price', () => {
    const free = answers.filter(({ data }) => String(data.modelID).startsWith('qwen'));
    expect(free.length).toBeGreaterThan(5);
    expect(free.every(({ data }) => Number(data.cost) === 0)).toBe(true);
  });
});

describe('the demo’s tables', () => {
  it('are those of OpenCode 1.18, word for word', () => {
    const plain = (sql: string): string[] =>
      sql
        .replaceAll('`', '')
        .split(';')
        .map((statement) => statement.replace(/\s+/g, ' ').trim())
        .filter((statement) => statement !== '');
    const real = plain(readFileSync('test/fixtures/opencode/schema-1.18.33.sql', 'utf8'));
    expect(plain(demoSchema).filter((statement) => !real.includes(statement))).toEqual([]);
  });
});

describe('on disk', () => {
  let cacheFolder: string;
  let engine: SqlEngine;
  beforeAll(async () => {
    cacheFolder = mkdtempSync(path.join(tmpdir(), 'demo-'));
    engine = await loadSqlEngine();
  });
  afterAll(() => rmSync(cacheFolder, { recursive: true, force: true }));
  const ensure = (at: number, projectFolders: string[] = []): ReturnType<typeof ensureDemo> =>
    ensureDemo({ cacheFolder, projectFolders, timeZone: 'UTC', now: at, engine: async () => engine });

  it('is made once a day and for each workspace', async () => {
    const today = Date.now();
    const { database } = await ensure(today);
    const inode = statSync(database).ino;
    expect((await ensure(today)).database).toBe(database);
    expect(statSync(database).ino).toBe(inode);
    expect((await ensure(today, ['/else'])).database).not.toBe(database);
    const yesterday = new Date(today - 86_400_000);
    utimesSync(database, yesterday, yesterday);
    await ensure(today);
    expect(statSync(database).ino).not.toBe(inode);
  });

  it('is removed a week after its workspace was last looked at', async () => {
    const { database } = await ensure(Date.now(), ['/old']);
    const long = new Date(Date.now() - 8 * 86_400_000);
    utimesSync(database, long, long);
    await ensure(Date.now(), ['/new']);
    expect(statSync(database, { throwIfNoEntry: false })).toBeUndefined();
  });
});
