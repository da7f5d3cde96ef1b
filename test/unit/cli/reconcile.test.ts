import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from './support/runProgram.ts';
import { runProgram } from './support/runProgram.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reconcile-'));
  cpSync(path.resolve('test/fixtures/ocmonitor/opencode.db'), path.join(folder, 'opencode.db'));
  cpSync(path.resolve('test/fixtures/opencode/small/opencode.db'), path.join(folder, 'small.db'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (name: string, args: readonly string[], width?: number): Promise<Run> =>
  runProgram(
    ['reconcile', '--db', path.join(folder, name), '--now', '2026-03-18T20:00:00Z', '--time-zone', 'UTC', ...args],
    width,
  );

interface Json {
  readonly total_cost: number;
  readonly answers: readonly { readonly tool: string; readonly total_cost: number }[];
  readonly lines: readonly {
    readonly line: string;
    readonly corrections: Readonly<Record<string, { readonly total_cost: number }>>;
    readonly behind: readonly { readonly session_id: string }[];
  }[];
}

describe('reconcile', () => {
  it('prints their totals, each line, ours, and what is estimated or stored nowhere', async () => {
    const { code, out } = await run('opencode.db', ['--month']);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^Line +Why +Sessions +Requests +opencode stats +ocmonitor +ccusage$/u);
    expect(lines[2]).toMatch(/^They say +\$3\.85 +\$3\.97 +\$\d\.\d\d$/u);
    expect(out).toMatch(/^Range cut elsewhere .* 4 +5 +−\$0\.35 +0 +0$/mu);
    expect(out).toMatch(/^Observatory .* 121 /mu);
    expect(out).toContain('is estimated');
    expect(out).toContain('stored nowhere');
    expect(out).toContain('opencode: opencode stats --days 18');
  });

  it('lists the sessions behind each line when asked to', async () => {
    const { out } = await run('small.db', ['--breakdown']);
    expect(out).toMatch(/└ Compacted session \(fork #1\) +ses_e05ac2597ffeJ3y20mCiFNhr3M +4 +−\$0\.09/u);
    expect(out).toMatch(/^Reasoning tokens .*; [\d,]+ tokens/mu);
  });

  it('fits into a terminal', async () => {
    const { out } = await run('small.db', ['--breakdown'], 80);
    const [table = ''] = out.split('\n\n');
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('has everything as JSON, and it adds up', async () => {
    const json = JSON.parse((await run('small.db', ['--format', 'json'])).out) as Json;
    expect(json).toMatchObject({ schema: 'opencode-observatory/reconcile', requests: 65, total_cost: 2.463295 });
    for (const { tool, total_cost: cost } of json.answers) {
      const corrected = json.lines.reduce((sum, line) => sum + line.corrections[tool]!.total_cost, cost);
      expect(corrected).toBeCloseTo(json.total_cost, 9);
    }
    expect(json.lines.find(({ line }) => line === 'copies')!.behind).toHaveLength(1);
  });

  it('has a row for each line as CSV', async () => {
    const { out } = await run('small.db', ['--format', 'csv']);
    const [header, ...rows] = out.trimEnd().split('\r\n');
    expect(header).toBe(
      'line,requests,sessions,opencode_requests,opencode_tokens,opencode_cost,ocmonitor_requests,ocmonitor_tokens,ocmonitor_cost,ccusage_requests,ccusage_tokens,ccusage_cost',
    );
    expect(rows.map((row) => row.split(',')[0])).toEqual(['they_say', 'copies', 'reasoning', 'observatory']);
  });

  it('refuses a range that is none', async () => {
    expect(await run('small.db', ['--month', '2026-13'])).toMatchObject({ code: 2, out: '' });
  });
});
