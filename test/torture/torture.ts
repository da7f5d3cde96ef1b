// Writers that never rest against a reader that never locks. Started by run.mjs; the last line counts the checks.
import { parseArgs } from 'node:util';
import { loadSqlEngine } from '../../src/worker/sqlite/sqlEngine.ts';
import type { TortureResult } from './tortureRun.ts';
import { runTorture } from './tortureRun.ts';
import type { TortureSettings } from './tortureSettings.ts';

type Check = readonly [name: string, passed: boolean];

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' } } });
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new Error(`--seconds ${values.seconds}: not a number of seconds`);

const validated = { longestRestMs: 40, validate: true, mostWrong: Infinity };
const runs: readonly TortureSettings[] = [
  { ...validated, name: 'wal', plan: 'wal', seconds: 0.75 * seconds, leastReads: 21 },
  { ...validated, name: 'mixed journals', plan: 'mixed', seconds: 0.25 * seconds, leastReads: 21 },
  {
    name: 'control, unvalidated',
    plan: 'wal',
    // It ends at its first few wrong answers; the time is for machines where others leave it little.
    seconds: 30,
    longestRestMs: 20,
    validate: false,
    leastReads: 0,
    mostWrong: 3,
  },
];

function checksOf(settings: TortureSettings, result: TortureResult): Check[] {
  if (!settings.validate) return [['the control run gives wrong answers', result.wrong > 0]];
  return [
    ['no wrong sum', result.wrong === 0],
    ['no false error', result.errors.size === 0],
    ['never back in time', result.backwards === 0],
    [`at least ${settings.leastReads} reads`, result.reads >= settings.leastReads],
    ['the database moves under the reader', result.states > 5],
  ];
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(9))).join('');
}

function percentile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)]?.toFixed(1) ?? '-';
}

async function main(): Promise<void> {
  const engine = await loadSqlEngine();
  console.log(row(['run', 'reads', 'wrong', 'errors', 'busy', 'retries', 'states', 'kills', 'p50 ms', 'p95 ms']));
  const checks: Check[] = [];
  for (const settings of runs) {
    const result = await runTorture(engine, settings);
    const { reads, wrong, errors, busy, retries, states, kills, millisecondsPerRead: times } = result;
    const errorCount = [...errors.values()].reduce((sum, n) => sum + n, 0);
    const figures = [reads, wrong, errorCount, busy, retries, states, kills];
    console.log(row([settings.name, ...figures, percentile(times, 0.5), percentile(times, 0.95)]));
    if (settings.validate) for (const [message, times] of errors) console.log(`  ${times} x ${message}`);
    checks.push(...checksOf(settings, result).map(([name, passed]) => [`${settings.name}: ${name}`, passed] as const));
  }
  engine.close();

  const failed = checks.filter(([, passed]) => !passed);
  for (const [name] of failed) console.log(`FAILED ${name}`);
  console.log(`${checks.length - failed.length} passed, ${failed.length} failed, 0 skipped`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

void main();
