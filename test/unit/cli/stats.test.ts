import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../../src/cli/runCli.ts';

const fixtures = path.resolve('test/fixtures/opencode');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
  cpSync(fixtures, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

async function cli(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const output = { out: (text: string) => void (out += text), error: (text: string) => void (error += text) };
  const code = await runCli(args, output, () => '1.2.3');
  return { code, out, error };
}

/** [sessions, requests, failed, copies, input, output, reasoning, cache read, cost] as SQLite itself and exact decimals give them. */
const truths: [string, number[]][] = [
  ['small', [31, 65, 3, 4, 338_000, 39_406, 1616, 1_201_800, 2.463295]],
  ['v1.17.0', [6, 19, 1, 0, 48_500, 1600, 202, 228_800, 0.24117]],
  ['v1.2', [19, 47, 2, 0, 154_000, 35_926, 1026, 719_800, 1.224235]],
  ['v1.2-upgraded-to-1.18', [25, 93, 2, 0, 208_000, 40_021, 1406, 1_435_300, 1.66801]],
  ['v1.3.2', [6, 19, 1, 0, 48_500, 1600, 202, 228_800, 0.2442]],
  ['live/streaming', [2, 2, 0, 0, 10_000, 320, 120, 11_000, 0.0399]],
  ['live/tool-running', [2, 1, 0, 0, 4000, 220, 120, 8000, 0.0195]],
];

describe('stats', () => {
  it.each(truths)('prints the totals of %s as SQLite does, and leaves the files alone', async (name, truth) => {
    const file = path.join(folder, name, 'opencode.db');
    const { code, out, error } = await cli('stats', '--db', file, '--format', 'json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const [sessions, requests, failedRequests, copies, input = 0, output = 0, reasoning = 0, cacheRead = 0, cost] =
      truth;
    const total = input + output + reasoning + cacheRead;
    const tokens = { input, output, reasoning, cacheRead, cacheWrite: 0, total };
    expect(JSON.parse(out)).toEqual({
      ...{ sessions, requests, failedRequests, copies, duplicates: 0, tokens, cost },
      recordedCost: cost,
      computedCost: 0,
      unpricedRequests: expect.any(Number) as number,
    });
    for (const ending of ['', '-wal', '-shm']) {
      const bytes = (base: string): Buffer | null => {
        try {
          return readFileSync(path.join(base, name, `opencode.db${ending}`));
        } catch {
          return null;
        }
      };
      expect(bytes(folder)?.equals(bytes(fixtures) ?? Buffer.of()) ?? bytes(fixtures) === null).toBe(true);
    }
  });

  it('counts a session that two databases hold once', async () => {
    const both = ['v1.2', 'v1.2-upgraded-to-1.18'].flatMap((name) => ['--db', path.join(folder, name, 'opencode.db')]);
    const { out } = await cli('stats', ...both, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ sessions: 25 });
  });

  it('reads JSON storage alone and beside a database that did not import it', async () => {
    const storage = ['--storage', path.join(folder, 'v1.1-json', 'storage'), '--format', 'json'];
    const totals = async (...args: string[]): Promise<Record<string, number>> => {
      const { code, out, error } = await cli('stats', ...args);
      expect({ code, error }).toEqual({ code: 0, error: '' });
      return JSON.parse(out) as Record<string, number>;
    };
    const db = (name: string): string[] => ['--db', path.join(folder, name, 'opencode.db')];
    const alone = await totals(...storage);
    expect(alone).toMatchObject({ sessions: 19, requests: 47, failedRequests: 2, duplicates: 0, cost: 1.224235 });

    const small = await totals(...db('small'), '--format', 'json');
    const both = await totals(...db('small'), ...storage);
    expect(both).toMatchObject({ duplicates: 0, copies: small['copies'] });
    for (const name of ['sessions', 'requests', 'failedRequests']) expect(both[name]).toBe(small[name]! + alone[name]!);
    expect(both['cost']).toBeCloseTo(small['cost']! + alone['cost']!, 9);
  });

  it('says what is wrong with a storage that is none', async () => {
    const { code, error } = await cli('stats', '--storage', path.join(folder, 'small'));
    expect(code).toBe(1);
    expect(error).toContain('There is no JSON storage of OpenCode');
  });

  it('reads the database OpenCode would use when none is named, and prints a table', async () => {
    vi.stubEnv('OPENCODE_DB', path.join(folder, 'small', 'opencode.db'));
    const { code, out } = await cli('stats');
    expect(code).toBe(0);
    expect(out).toMatch(/^Sessions +31$/m);
    expect(out).toMatch(/^Recorded cost +\$2\.463295$/m);
  });

  it('computes what was not recorded with the user’s prices, and everything when asked', async () => {
    const db = ['--db', path.join(folder, 'small', 'opencode.db'), '--format', 'json'];
    const prices = path.join(folder, 'models.json');
    const large = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };
    const others = { 'fake-small': { input: 0.25, output: 1.25, cacheRead: 0.025 }, bad: 'text' };
    writeFileSync(prices, JSON.stringify({ 'fakeai/fake-large': large, 'fakeb/free-1': { input: 0 }, ...others }));
    const own = await cli('stats', ...db, '--prices', prices, '--cost-mode', 'computed-only');
    expect(own.code).toBe(0);
    expect(own.error).toMatch(/"bad": it is not an object/);
    const total = JSON.parse(own.out) as Record<string, number>;
    expect(total).toMatchObject({ recordedCost: 0 });
    expect(total['computedCost']).toBe(total['cost']);
    expect(total['cost']).toBeGreaterThan(1);
    const recorded = JSON.parse((await cli('stats', ...db, '--cost-mode', 'recorded-only')).out) as object;
    expect(recorded).toMatchObject({ cost: 2.463295, computedCost: 0 });
    const missing = await cli('stats', ...db, '--prices', path.join(folder, 'none.json'));
    expect(missing).toMatchObject({ code: 1, out: '', error: expect.stringContaining('no price file') as string });
  });

  it('refuses a cost mode there is not', async () => {
    const refused = await cli('stats', '--cost-mode', 'guess');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.error).toContain('recorded-first, computed-only, recorded-only');
  });

  it('fails with what and the next step', async () => {
    const missing = await cli('stats', '--db', path.join(folder, 'missing.db'));
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.error.trim().split('\n')).toHaveLength(2);
    const text = path.join(folder, 'text.db');
    writeFileSync(text, 'no database at all, but long enough to be looked at'.repeat(40));
    expect((await cli('stats', '--db', text)).code).toBe(1);
    expect((await cli('stats', '--db', folder)).code).toBe(1);
  });

  it('fails when there is nothing to read', async () => {
    vi.stubEnv('OPENCODE_DB', '');
    vi.stubEnv('XDG_DATA_HOME', path.join(folder, 'nowhere'));
    expect(await cli('stats')).toMatchObject({
      code: 1,
      error: expect.stringContaining('Run OpenCode once') as string,
    });
  });
});

describe('demo', () => {
  it('writes a database that stats reads', async () => {
    const target = path.join(folder, 'demo');
    const project = path.join(folder, 'my-project');
    mkdirSync(project);
    const made = await cli('demo', target, '--project', project);
    expect(made).toMatchObject({ code: 0, out: `${path.join(target, 'opencode.db')}\n` });
    const { out } = await cli('stats', '--db', made.out.trim(), '--format', 'json');
    const { sessions, requests } = JSON.parse(out) as { sessions: number; requests: number };
    expect(sessions).toBeGreaterThan(200);
    expect(requests).toBeGreaterThan(2000);
  });

  it('fails where it may not write', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    expect((await cli('demo', path.join(folder, 'file', 'x'))).code).toBe(1);
  });
});

describe('the command line', () => {
  it('helps and tells its version', async () => {
    for (const args of [['--help'], ['-h'], ['stats', '--help'], ['demo', '-h']]) {
      expect(await cli(...args)).toMatchObject({
        code: 0,
        out: expect.stringContaining('Usage:') as string,
        error: '',
      });
    }
    expect(await cli('--version')).toMatchObject({ code: 0, out: '1.2.3\n' });
  });

  it.each([
    [[]],
    [['nonsense']],
    [['stats', '--nonsense']],
    [['stats', '--format', 'xml']],
    [['stats', 'x']],
    [['demo']],
    [['demo', 'a', 'b']],
  ])('ends with 2 for %j', async (args) => {
    const { code, out, error } = await cli(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain('--help');
  });
});
