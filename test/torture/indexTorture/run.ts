import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { UsagePools } from '../../../src/core/usage/usagePools.ts';
import { DatabaseIndex } from '../../../src/worker/index/databaseIndex.ts';
import { helpOfThread } from '../../../src/worker/index/stretches/helpOfThread.ts';
import { LiveDatabase } from '../../../src/worker/sqlite/liveDatabase.ts';
import type { SqlEngine } from '../../../src/worker/sqlite/sqlEngine.ts';
import { findNativeNode, nativeNodeFlags } from '../../support/nativeNode.ts';
import { sumsInSql, sumsOf } from './usageSums.ts';

/** How one run is done. */
export interface IndexTortureSettings {
  readonly name: string;
  readonly seconds: number;
  /** Messages to begin with: a large table is caught up with in another way than a small one. */
  readonly messages: number;
  /** Parts to begin with: many are read with the help of a thread. */
  readonly parts: number;
  /** Share of transactions after which the log is emptied, so that changed pages are lost. */
  readonly truncations: number;
}

/** What one run found. */
export interface IndexTortureResult {
  readonly how: Map<string, number>;
  compared: number;
  /** Sums that were not SQL's though the index called itself exact. */
  unequal: number;
  /** Refreshes after which the index still owed work. */
  owing: number;
  failures: number;
  /** True when, the writers gone, the index came to the figures of a fresh one. */
  settled: boolean;
  /** What was wrong first. */
  firstFault: string;
  readonly milliseconds: number[];
}

/** A real thread reads every other stretch, of stretches so short that many are on their way while others write. */
const help = {
  ...helpOfThread(process.argv[1] ?? ''),
  length: 60,
  lead: 60,
  mostBetween: 60,
  worthIt: 120,
  patience: 0,
};

const fixture = path.resolve('test/fixtures/opencode/small/opencode.db');
const writer = path.resolve('test/torture/indexTorture/usageWriter.ts');

/** Lets writers change a database while an index follows it, and compares its sums with SQL's in the same snapshot. */
export async function runIndexTorture(engine: SqlEngine, settings: IndexTortureSettings): Promise<IndexTortureResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'observatory-index-torture-'));
  const file = path.join(folder, 'opencode.db');
  fs.copyFileSync(fixture, file);
  const command = [
    ...nativeNodeFlags,
    writer,
    file,
    '60',
    ...[settings.truncations, settings.messages, settings.parts].map(String),
  ];
  const child = spawn(findNativeNode(), command, { stdio: ['ignore', 2, 2] });
  await setTimeout(1500);
  const newIndex = (): DatabaseIndex => {
    const options = { path: file, pools: new UsagePools(), cacheFolder: null, engine: () => Promise.resolve(engine) };
    return new DatabaseIndex({ ...options, help, log: () => undefined });
  };
  const index = newIndex();
  const database = new LiveDatabase(engine, file);
  const result: IndexTortureResult = {
    how: new Map(),
    compared: 0,
    unequal: 0,
    owing: 0,
    failures: 0,
    settled: false,
    firstFault: '',
    milliseconds: [],
  };
  const end = Date.now() + settings.seconds * 1000;
  try {
    while (Date.now() < end && child.exitCode === null) await followOnce(index, database, result);
    if (child.exitCode !== null) result.firstFault ||= 'the writer ended';
    child.kill('SIGKILL');
    await setTimeout(100);
    await settle(index);
    const fresh = newIndex();
    await settle(fresh);
    result.settled = sumsOf(index.tables) === sumsOf(fresh.tables) && result.firstFault !== 'the writer ended';
    fresh.dispose();
  } finally {
    child.kill('SIGKILL');
    index.dispose();
    database.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return result;
}

async function followOnce(index: DatabaseIndex, database: LiveDatabase, result: IndexTortureResult): Promise<void> {
  const how = await refreshCounted(index, result);
  await Promise.all([index.readToolCalls(), refreshCounted(index, result)]);
  if (!index.isExact) result.owing++;
  if (Math.random() < 0.5) await setTimeout(Math.random() * 40);
  try {
    const before = database.read((reader) => ({ mark: reader.mark, sums: sumsInSql(reader) }));
    // Nothing was committed between the sums and the end of the refresh, so both are of one state.
    await refreshCounted(index, result);
    if (!index.isExact || !index.toolCallsComplete || !database.read((reader) => reader.isSame(before.mark))) return;
    result.compared++;
    const own = sumsOf(index.tables);
    if (own === before.sums) return;
    result.unequal++;
    result.firstFault ||= `${how}: ${own} instead of ${before.sums}`;
  } catch (error) {
    // Given up after many tries, as the index may as well: not what is tested here.
    if ((error as { reason?: string }).reason !== 'busy') throw error;
  }
}

async function refreshCounted(index: DatabaseIndex, result: IndexTortureResult): Promise<string> {
  const started = performance.now();
  const { how } = await index.refresh();
  result.milliseconds.push(performance.now() - started);
  result.how.set(how, (result.how.get(how) ?? 0) + 1);
  if (how === 'failed') result.failures++;
  return how;
}

async function settle(index: DatabaseIndex): Promise<void> {
  for (let round = 0; round < 400; round++) {
    await index.refresh();
    await index.readToolCalls();
    if (index.isExact && index.toolCallsComplete) return;
  }
}
