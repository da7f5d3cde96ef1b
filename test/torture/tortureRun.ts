import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../../src/worker/sqlite/databaseError.ts';
import { LiveDatabase } from '../../src/worker/sqlite/liveDatabase.ts';
import { nap } from '../../src/worker/sqlite/nap.ts';
import type { SqlEngine } from '../../src/worker/sqlite/sqlEngine.ts';
import { isConsistent, observe } from './observation.ts';
import type { TortureSettings } from './tortureSettings.ts';
import { WriterGroup } from './writerGroup.ts';

/** What came of one run. */
export interface TortureResult {
  reads: number;
  /** Reads whose figures do not agree. */
  wrong: number;
  /** Errors believed although nothing is wrong with the database, by message. */
  readonly errors: Map<string, number>;
  /** Reads given up as busy: allowed, and counted. */
  busy: number;
  /** Reads that saw fewer transactions than the read before, no process having been killed between. */
  backwards: number;
  /** Different numbers of transactions seen. */
  states: number;
  kills: number;
  retries: number;
  readonly millisecondsPerRead: number[];
}

const startLimitMs = 60_000;
// A machine under heavy load may need longer for the reads that make a run mean something.
const overtime = 3;

/** Lets processes write to a database of their own while this one reads it, and judges every answer. */
export async function runTorture(engine: SqlEngine, settings: TortureSettings): Promise<TortureResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'observatory-torture-'));
  const file = path.join(folder, 'opencode.db');
  const writers = new WriterGroup(file, settings);
  const database = new LiveDatabase(engine, file, { validate: settings.validate, cacheKiB: 256 });
  try {
    await start(writers, file, engine);
    return await judge(writers, database, settings);
  } finally {
    await writers.stop();
    database.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function start(writers: WriterGroup, file: string, engine: SqlEngine): Promise<void> {
  const database = new LiveDatabase(engine, file);
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    writers.keepAlive();
    try {
      if (database.read((snapshot) => snapshot.all('SELECT seq FROM counter WHERE seq > 5')).length > 0) break;
    } catch (error) {
      if (Date.now() > deadline) throw error; // before the tables are there every read fails
    }
    await sleep(50);
  }
  database.close();
}

async function judge(writers: WriterGroup, database: LiveDatabase, settings: TortureSettings): Promise<TortureResult> {
  const result: TortureResult = {
    reads: 0,
    wrong: 0,
    errors: new Map(),
    busy: 0,
    backwards: 0,
    states: 0,
    kills: 0,
    retries: 0,
    millisecondsPerRead: [],
  };
  const began = Date.now();
  let last = { seq: -1, kills: 0 };
  while (!isOver(result, settings, (Date.now() - began) / 1000)) {
    const started = performance.now();
    try {
      const seen = database.read((snapshot) => observe(snapshot, pauseSometimes));
      result.millisecondsPerRead.push(performance.now() - started);
      result.reads++;
      if (!isConsistent(seen)) result.wrong++;
      // A transaction whose writer is killed between its commit frame and publishing it is rightly withdrawn.
      if (seen.seq < last.seq && writers.kills === last.kills) result.backwards++;
      if (seen.seq !== last.seq) result.states++;
      last = { seq: seen.seq, kills: writers.kills };
    } catch (error) {
      if (error instanceof DatabaseError && error.reason === 'busy') result.busy++;
      else count(result.errors, describe(error, database.path));
    }
    writers.killSometimes();
    await sleep(1); // lets the ends of killed processes be noticed
    writers.keepAlive();
  }
  result.kills = writers.kills;
  result.retries = Object.values(database.statistics.retries).reduce((sum, retries) => sum + retries, 0);
  return result;
}

function isOver({ reads, wrong }: TortureResult, settings: TortureSettings, seconds: number): boolean {
  if (wrong >= settings.mostWrong || seconds > overtime * settings.seconds + 10) return true;
  return seconds > settings.seconds && reads >= settings.leastReads;
}

/** Half of the time a few milliseconds, so that the writers get a chance in the middle of a snapshot. */
function pauseSometimes(): void {
  const dice = Math.random();
  if (dice < 0.5) nap(6 * dice);
}

function describe(error: unknown, file: string): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll(file, 'database');
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
