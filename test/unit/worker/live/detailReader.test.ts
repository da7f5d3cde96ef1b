import { cpSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { SessionDetail } from '../../../../src/core/live/sessionDetail.ts';
import { liveStateOf } from '../../../../src/core/live/liveStateOf.ts';
import { DetailReader } from '../../../../src/worker/live/detailReader.ts';
import { sharedSqlEngine } from '../../../../src/worker/service/sharedSqlEngine.ts';
import { LiveDatabase } from '../../../../src/worker/sqlite/liveDatabase.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/opencode');
const root = mkdtempSync(path.join(tmpdir(), 'details-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The newest session of a recorded database, and what is read of it. */
async function newestOf(fixture: string): Promise<SessionDetail> {
  const folder = path.join(root, fixture);
  cpSync(path.join(fixtures, fixture), folder, { recursive: true });
  const name = readdirSync(folder).find((file) => file.endsWith('.db')) ?? '';
  const file = path.join(folder, name);
  const database = new LiveDatabase(await sharedSqlEngine(), file);
  const [row] = database.read((reader) =>
    reader.all('SELECT session_id FROM message ORDER BY time_created DESC, id DESC LIMIT 1'),
  );
  database.close();
  const id = String(row?.[0]);
  const reader = new DetailReader(sharedSqlEngine);
  const detail = (await reader.read(file, [id])).get(id);
  reader.keep([]);
  if (detail === undefined) throw new Error('nothing was read');
  return detail;
}

function stateOf(detail: SessionDetail, process: 'there' | 'gone'): string {
  const facts = { ...detail, process, cpu: 0, server: null, lastActivity: detail.lastSign, seen: 0 };
  return liveStateOf({ ...facts, now: detail.lastSign + 1000 }).state;
}

describe('a session recorded while it ran', () => {
  it.each([
    ['live/tool-running', 'tool'],
    ['live/streaming', 'generating'],
  ])('%s is %s with its process, and interrupted without', async (fixture, expected) => {
    const detail = await newestOf(fixture);
    expect(detail.newest).toMatchObject({ role: 'assistant', completed: 0 });
    expect(stateOf(detail, 'there')).toBe(expected);
    expect(stateOf(detail, 'gone')).toBe('interrupted');
    expect(detail.roundStart).toBeGreaterThan(0);
  });

  it('names the tool at work and what it is about', async () => {
    const { tool } = await newestOf('live/tool-running');
    expect(tool?.name).toBe('bash');
    expect(tool?.about).toContain('sleep');
    expect(tool?.started).toBeGreaterThan(0);
  });
});

describe('a session that ended', () => {
  it('has its last words, its prompt and its todos', async () => {
    const detail = await newestOf('small');
    expect(detail.newest).not.toBeNull();
    expect(detail.open).toBeNull();
    expect(detail.lastSign).toBeGreaterThan(0);
  });
});

describe('a database at rest', () => {
  it('is not opened again before a file of it has another time', async () => {
    const file = path.join(root, 'rest', 'opencode.db');
    cpSync(path.join(fixtures, 'small'), path.dirname(file), { recursive: true });
    const touch = (secondsAgo: number): void => {
      const time = Date.now() / 1000 - secondsAgo;
      utimesSync(file, time, time);
    };
    const reader = new DetailReader(sharedSqlEngine);
    const ids = ['ses_e05abf029ffew6x9gsD2st5gIR'];
    touch(60);
    const first = await reader.read(file, ids);
    const reads = vi.spyOn(LiveDatabase.prototype, 'read');
    expect(await reader.read(file, ids)).toBe(first);
    expect(reads).not.toHaveBeenCalled();
    touch(30);
    expect(await reader.read(file, ids)).toEqual(first);
    expect(reads).toHaveBeenCalledTimes(1);
    await reader.read(file, ids);
    expect(reads).toHaveBeenCalledTimes(1);
    utimesSync(file, new Date(), new Date());
    await reader.read(file, ids);
    await reader.read(file, ids);
    expect(reads.mock.calls.length).toBeGreaterThan(1);
    await reader.read(file, [...ids, 'ses_e05ac05cfffeJnN3PUXvefdNbq']);
    expect(reads.mock.calls.length).toBeGreaterThan(2);
    reader.keep([]);
    reads.mockRestore();
  });
});
