import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from './support/runProgram.ts';
import { runProgram } from './support/runProgram.ts';

let folder: string;
let db: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  db = path.join(folder, 'opencode.db');
  cpSync(path.resolve('test/fixtures/ocmonitor/opencode.db'), db);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixed = ['--now', '2026-03-18T20:00:00Z', '--time-zone', 'UTC', '--cost-mode', 'recorded-only'];
const run = (...args: string[]): Promise<Run> => runProgram(['export', ...args, '--db', db, ...fixed]);
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('export', () => {
  const kinds = ['sessions', 'daily', 'weekly', 'monthly', 'models', 'projects', 'agents', 'tools'];
  it.each([...kinds.map((kind) => [kind]), ['session', 'Investigate'], ['model', 'gpt-5.2']])(
    'writes %s as CSV with a sidecar, and as JSON',
    async (kind, ...name) => {
      const csv = path.join(folder, `${kind}.csv`);
      const { code, out } = await run(kind, ...name, '--output', csv);
      expect({ code, out }).toEqual({ code: 0, out: `${csv}\n` });
      const lines = readFileSync(csv, 'utf8').trimEnd().split('\r\n');
      expect(lines[0]).toMatch(/^[a-z0-9_,]+$/u);
      const meta = json(`${csv}.meta.json`) as { readonly rows: number };
      expect(meta).toMatchObject({
        schema: `opencode-observatory/${kind}`,
        generator: 'opencode-observatory 1.2.3',
        generated: '2026-03-18T20:00:00.000Z',
        time_zone: 'UTC',
        currency: 'USD',
      });
      expect(lines).toHaveLength(meta.rows + 1);
      const file = path.join(folder, `${kind}.json`);
      expect((await run(kind, ...name, '--format', 'json', '--output', file)).code).toBe(0);
      const isList = Array.isArray(json(file));
      expect(isList).toBe(['daily', 'weekly', 'monthly'].includes(kind));
      expect(existsSync(`${file}.meta.json`)).toBe(isList);
    },
  );

  it('replaces a file whole and leaves nothing beside it', async () => {
    const own = path.join(folder, 'own');
    mkdirSync(own);
    const file = path.join(own, 'daily.csv');
    await run('daily', '--output', file);
    const first = readFileSync(file, 'utf8');
    await run('daily', '--output', file, '--month', '2026-02');
    expect(readFileSync(file, 'utf8').length).toBeLessThan(first.length);
    expect(readdirSync(own).sort()).toEqual(['daily.csv', 'daily.csv.meta.json']);
  });

  it('leaves what is there when the report cannot be made', async () => {
    const file = path.join(folder, 'kept.csv');
    await run('daily', '--output', file);
    const before = readFileSync(file);
    const missing = ['--db', path.join(folder, 'missing.db'), '--output', file];
    expect((await runProgram(['export', 'daily', ...missing])).code).toBe(1);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('never writes over what it reads', async () => {
    const before = readFileSync(db);
    const link = path.join(folder, 'link.csv');
    symlinkSync(db, link);
    for (const output of [db, `${db}-wal`, link]) {
      expect((await run('daily', '--output', output)).code).toBe(2);
    }
    expect(readFileSync(db).equals(before)).toBe(true);
  });

  it('fails where it may not write', async () => {
    const { code, error } = await run('daily', '--output', path.join(folder, 'nowhere', 'x.csv'));
    expect(code).toBe(1);
    expect(error).toContain('permissions');
  });
});
