import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../src/cli/commands.ts';
import type { Run } from './support/runProgram.ts';
import { runProgram } from './support/runProgram.ts';

let folder: string;
let fixed: string[];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
  const db = path.join(folder, 'opencode.db');
  cpSync(path.resolve('test/fixtures/ocmonitor/opencode.db'), db);
  fixed = ['--db', db, '--now', '2026-03-18T20:00:00Z', '--time-zone', 'UTC', '--cost-mode', 'recorded-only'];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: readonly string[], width?: number): Promise<Run> => runProgram([...args, ...fixed], width);
const kinds = ['sessions', 'daily', 'weekly', 'monthly', 'models', 'projects', 'agents', 'tools'];
const named = [
  ['session', 'ses_00000000000000000000000003'],
  ['model', 'gpt-5.2'],
];
const all = [...kinds.map((kind) => [kind]), ...named];

describe('report commands', () => {
  it.each(all)('%s prints the same every time, as table, JSON and CSV', async (...command) => {
    for (const format of ['table', 'json', 'csv']) {
      const [one, other] = [await run([...command, '--format', format]), await run([...command, '--format', format])];
      expect(one.code).toBe(0);
      expect(one.out).toBe(other.out);
      expect(one.out.trim().split('\n').length).toBeGreaterThan(1);
      if (format === 'json') expect(() => JSON.parse(one.out) as unknown).not.toThrow();
    }
  });

  const widths = all.flatMap((command) => [60, 80, 120].map((width) => ({ width, command })));
  it.each(widths)('$command fits into $width columns', async ({ width, command }) => {
    const { out } = await run([...command, '--breakdown'], width);
    const table = out.split('\n').filter((line) => !line.startsWith('Investigate'));
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(width);
    if (!command.includes('tools')) expect(out).toMatch(/^\S+.* Cost/mu);
  });

  it('stands figures right and totals last', async () => {
    const { out } = await run(['monthly'], 60);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Month +Sessions +Requests +Tokens +Cost$/u);
    expect(lines.at(-1)).toMatch(/^Total +27 +134 +2,247,977 +\$3\.98 \+ unpriced/u);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });

  it('sets nothing off by weight unless the terminal allows it', async () => {
    const plain = await runProgram(['models', ...fixed], 80, false);
    const styled = await runProgram(['models', ...fixed], 80, true);
    expect(plain.out).not.toContain('\u001b');
    expect(styled.out.replaceAll(/\u001b\[\d+m/gu, '')).toBe(plain.out);
    expect(styled.out).toContain('\u001b[1m');
  });

  it.each<[string[], number]>([
    [['daily', '--month', '2026-02'], 1],
    [['daily', '--month'], 13],
    [['daily', '--week'], 3],
    [['daily', '--year', '2025'], 3],
    [['daily', '--last-days', '2'], 2],
    [['daily', '--timeframe', 'daily'], 1],
    [['daily', '--start-date', '2026-03-01', '--end-date', '2026-03-02'], 2],
    [['daily', '--limit', '4'], 4],
    [['models', '--provider', 'OPENAI'], 2],
    [['models', '--model', 'sonnet-4-5'], 2],
    [['sessions', '--flat', '--agent', 'explore'], 3],
    [['sessions', '--flat', '--project', 'clients/webshop'], 7],
    [['sessions', '-l', '5'], 5],
  ])('%j has %i rows', async (args, rows) => {
    const { out } = await run([...args, '--format', 'csv']);
    expect(out.trimEnd().split('\r\n')).toHaveLength(rows + 1);
  });

  it('notes what cost more than it is told', async () => {
    interface Session {
      readonly total_cost: number;
      readonly over_cost_limit: boolean;
    }
    const noted = async (limit: string): Promise<Session[]> => {
      const { out } = await run(['sessions', '--flat', '--cost-limit', limit, '--format', 'json']);
      return (JSON.parse(out) as { readonly sessions: Session[] }).sessions.filter((row) => row.over_cost_limit);
    };
    const above = await noted('0.3');
    expect(above.length).toBeGreaterThan(0);
    expect(above.every((row) => row.total_cost > 0.3)).toBe(true);
    expect(await noted('0')).toEqual([]);
  });

  it('begins weeks on the day it is told', async () => {
    const { out } = await run(['weekly', '--week-start', 'Sunday', '--format', 'csv']);
    expect(out).toContain('2025-W52,2025-12-28,2026-01-03');
  });

  it('names what a name could mean', async () => {
    const model = await run(['model', 'claude']);
    expect(model.code).toBe(1);
    expect(model.error).toContain('anthropic/claude-opus-4-6');
    const session = await run(['session', 'Task 18']);
    expect(session.error).toContain('ses_00000000000000000000000029  Task 18-1');
    expect((await run(['model', 'nosuch'])).error).toContain('No model fits "nosuch".');
  });

  it.each([
    [['daily', '--month', '2026-99']],
    [['daily', '--start-date', 'garbage']],
    [['daily', '--time-zone', 'Mars/Olympus']],
    [['daily', '--now', 'yesterday']],
    [['daily', '--week-start', 'someday']],
    [['daily', '--limit', '0']],
    [['daily', '--cost-limit', 'much']],
    [['daily', '--format', 'xml']],
    [['daily', '--output', 'x.csv']],
    [['daily', '--count-copies']],
    [['daily', 'x']],
    [['session']],
    [['model', ' ']],
    [['export']],
    [['export', 'nonsense']],
    [['export', 'model']],
    [['export', 'daily', 'x']],
    [['export', 'daily', '--format', 'table']],
    [['config', 'set']],
  ])('%j is wrong usage', async (args) => {
    // What the test names comes first: of an option given twice the last would win.
    const { code, out, error } = await runProgram([args[0]!, ...fixed.slice(0, 2), ...args.slice(1)]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error.trim().split('\n').length).toBeGreaterThan(1);
  });

  it('helps with every command, its options and examples', async () => {
    const { out } = await runProgram(['--help']);
    for (const { name } of commands) {
      expect(out).toMatch(new RegExp(`^  ${name} `, 'mu'));
      const help = await runProgram([name, '--help']);
      expect(help).toMatchObject({ code: 0, error: '' });
      expect(help.out).toContain(`Usage: opencode-observatory ${name}`);
      expect(help.out).toContain('Examples:');
    }
  });

  it('shows what it reads', async () => {
    const { out } = await run(['config', 'show', '--format', 'json']);
    expect(JSON.parse(out)).toEqual({
      version: '1.2.3',
      databases: [fixed[1]],
      storages: [],
      time_zone: 'UTC',
      week_start: 'monday',
      price_catalogue: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u) as string,
    });
    expect((await run(['config'])).out).toContain(`Sources     ${fixed[1]}`);
  });

  it('counts copies again only when told to', async () => {
    const db = path.join(folder, 'small.db');
    cpSync(path.resolve('test/fixtures/opencode/small/opencode.db'), db);
    const stats = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await runProgram(['stats', '--db', db, '--format', 'json', ...args])).out);
    expect(await stats()).toMatchObject({ requests: 65, cost: 2.463295 });
    expect(await stats('--count-copies')).toMatchObject({ requests: 69, cost: 2.557945, sessions: 31 });
    expect(await stats('--model', 'free-1')).toMatchObject({ requests: 1, sessions: 1, cost: 0 });
    const { out } = await runProgram(['stats', '--db', db, '--format', 'csv']);
    expect(out).toMatch(/^sessions,requests,.*\r\n31,65,.*2\.463295\r\n$/u);
  });
});
