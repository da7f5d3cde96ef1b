import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from './support/runProgram.ts';

interface Row {
  readonly total_cost: number;
  readonly total_tokens: number;
}

/** Recipes people have in their scripts, letter by letter, and what they mean. */
const recipes: readonly [string, string, (json: unknown) => unknown][] = [
  [
    'models',
    '.model_stats | sort_by(.total_cost) | reverse | .[0:5]',
    (json) =>
      (json as { readonly model_stats: readonly Row[] }).model_stats
        .toSorted((a, b) => a.total_cost - b.total_cost)
        .toReversed()
        .slice(0, 5),
  ],
  ['sessions', '.total_cost', (json) => (json as Row).total_cost],
  ['daily', '.[-1].total_tokens', (json) => (json as readonly Row[]).at(-1)?.total_tokens],
];

const hasJq = spawnSync('jq', ['--version']).status === 0;
let folder: string;
let fixed: string[];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jq-'));
  const db = path.join(folder, 'opencode.db');
  cpSync(path.resolve('test/fixtures/ocmonitor/opencode.db'), db);
  fixed = [
    '--format',
    'json',
    '--db',
    db,
    '--now',
    '2026-03-18T20:00:00Z',
    '--time-zone',
    'UTC',
    '--cost-mode',
    'recorded-only',
  ];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('recipes for jq', () => {
  it.each(recipes)('%s | jq %j', async (command, recipe, meaning) => {
    const { code, out } = await runProgram([command, ...fixed]);
    expect(code).toBe(0);
    const expected = meaning(JSON.parse(out));
    expect(expected === undefined || expected === null).toBe(false);
    // Where there is no jq, what the recipe means still has to be there.
    const answer = hasJq ? execFileSync('jq', [recipe], { input: out, encoding: 'utf8' }) : JSON.stringify(expected);
    expect(JSON.parse(answer)).toEqual(expected);
  });

  it('give the figures of the reports', async () => {
    const models = JSON.parse((await runProgram(['models', ...fixed])).out) as Parameters<(typeof recipes)[0][2]>[0];
    expect((recipes[0]![2](models) as { model_name: string }[])[0]).toMatchObject({
      model_name: 'anthropic/claude-opus-4-5-20251101',
      total_cost: 2.29643375,
    });
    expect(recipes[1]![2](JSON.parse((await runProgram(['sessions', ...fixed])).out))).toBe(3.983232254);
    expect(recipes[2]![2](JSON.parse((await runProgram(['daily', ...fixed])).out))).toBe(130_822);
  });
});
