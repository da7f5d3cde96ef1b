import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from './support/runProgram.ts';

/** What people type at ocmonitor every day, which works here letter by letter; docs/terminal.md says what is different. */
const daily: readonly string[] = [
  'sessions',
  'sessions -l 1',
  'sessions --limit 10',
  'sessions --format json',
  'session ~/.local/share/opencode/storage/message/ses_00000000000000000000000003',
  'session ses_00000000000000000000000003 --format json',
  'daily',
  'daily --month 2026-02',
  'daily --breakdown',
  'daily --format json',
  'weekly',
  'weekly --start-day sunday',
  'weekly --start-day monday',
  'weekly --start-day friday',
  'weekly --year 2025',
  'weekly --start-day sunday --breakdown --year 2025',
  'monthly',
  'monthly --year 2026',
  'monthly --breakdown',
  'monthly --format json',
  'models',
  'models --timeframe daily',
  'models --timeframe weekly',
  'models --timeframe monthly',
  'models --start-date 2026-01-01 --end-date 2026-03-31',
  'models --format json',
  'projects',
  'projects --timeframe weekly',
  'projects --start-date 2026-01-01 --end-date 2026-03-31',
  'projects --format json',
  'export sessions --format csv --output OUT/sessions.csv',
  'export sessions --format json --output OUT/sessions.json',
  'export daily --format csv --output OUT/daily_report.csv',
  'export models --format json --output OUT/models.json',
  'export projects --format csv --output OUT/project_costs.csv',
  'config show',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daily-'));
  cpSync(path.resolve('test/fixtures/ocmonitor/opencode.db'), path.join(folder, 'opencode.db'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a command somebody types every day', () => {
  it.each(daily)('%s', async (typed) => {
    const words = typed.replace('OUT', folder).split(' ');
    const fixed = ['--db', path.join(folder, 'opencode.db'), '--now', '2026-03-18T20:00:00Z', '--time-zone', 'UTC'];
    const { code, out, error } = await runProgram([...words, ...fixed]);
    expect(code, error).toBe(0);
    expect(out.trim()).not.toBe('');
  });

  it('is named in the table of the documentation', () => {
    const text = readFileSync(path.resolve('docs/terminal.md'), 'utf8');
    const names = new Set(daily.map((typed) => typed.split(' ')[0] ?? ''));
    for (const name of [...names, 'live']) expect(text).toContain(`\`${name}`);
    expect(text).toContain('--start-day');
  });
});
