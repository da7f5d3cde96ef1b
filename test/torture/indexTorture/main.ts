// A writer that changes everything against an index that follows it. Started by run.mjs; the last line counts.
import { parseArgs } from 'node:util';
import { isStretchThread } from '../../../src/worker/index/stretches/isStretchThread.ts';
import { loadSqlEngine } from '../../../src/worker/sqlite/sqlEngine.ts';
import { runIndexTorture, type IndexTortureSettings } from './run.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '12' } } });
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new Error(`--seconds ${values.seconds}: not a number of seconds`);

const runs: readonly IndexTortureSettings[] = [
  { name: 'changed pages', seconds: 0.2 * seconds, messages: 0, parts: 0, truncations: 0 },
  { name: 'changed pages, many parts', seconds: 0.3 * seconds, messages: 0, parts: 20_000, truncations: 0 },
  { name: 'log emptied, small', seconds: 0.15 * seconds, messages: 0, parts: 0, truncations: 0.05 },
  { name: 'log emptied, large', seconds: 0.35 * seconds, messages: 9000, parts: 0, truncations: 0.02 },
];

async function main(): Promise<void> {
  const engine = await loadSqlEngine();
  const checks: (readonly [name: string, passed: boolean])[] = [];
  for (const settings of runs) {
    const result = await runIndexTorture(engine, settings);
    const { compared, unequal, owing, failures, settled, milliseconds } = result;
    const sorted = [...milliseconds].sort((one, other) => one - other);
    const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
    const how = [...result.how].map(([name, count]) => `${name} ${count}`).join(', ');
    console.log(
      `${settings.name}: ${how}; compared ${compared}, unequal ${unequal}, owing ${owing}, failures ${failures}`,
    );
    console.log(`  refresh p50 ${at(0.5)} ms, p95 ${at(0.95)} ms ${result.firstFault}`);
    checks.push([`${settings.name}: no sum but SQL's`, unequal === 0]);
    checks.push([`${settings.name}: settles to a fresh index's figures`, settled]);
    checks.push([`${settings.name}: enough compared`, compared > 3]);
  }
  const failed = checks.filter(([, passed]) => !passed);
  for (const [name] of failed) console.log(`FAILED ${name}`);
  console.log(`${checks.length - failed.length} passed, ${failed.length} failed, 0 skipped`);
  // Writers were killed, and SQLite's memory does not hold the process.
  process.exitCode = failed.length === 0 ? 0 : 1;
}

// As in the extension, the same file is the thread that helps to read.
void (isStretchThread() ? import('../../../src/worker/index/stretches/stretchThread.ts') : main());
