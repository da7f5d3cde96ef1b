import { createRequire } from 'node:module';
import type * as PerfHooks from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { UsagePools } from '../../../src/core/usage/usagePools.ts';
import { requestFlags } from '../../../src/core/usage/requestFlags.ts';
import { DatabaseIndex } from '../../../src/worker/index/databaseIndex.ts';
import { helpOfThread } from '../../../src/worker/index/stretches/helpOfThread.ts';
import { loadSqlEngine } from '../../../src/worker/sqlite/sqlEngine.ts';

interface ThreadOptions {
  readonly path: string;
  readonly cacheFolder: string;
  /** SQLite's WebAssembly. */
  readonly wasm: string;
  /** The program of the thread that helps to read a large table. */
  readonly stretches: string;
}

/** What the index holds, in the units of the native aggregate it is compared with. */
export interface Totals {
  readonly sessions: number;
  readonly requests: number;
  readonly tokens: number;
  /** Nano-dollars. */
  readonly cost: number;
  readonly toolCalls: number;
}

const options = workerData as ThreadOptions;
const index = new DatabaseIndex({
  path: options.path,
  pools: new UsagePools(),
  cacheFolder: options.cacheFolder,
  engine: () => loadSqlEngine(options.wasm),
  help: helpOfThread(options.stretches),
  log: () => undefined,
});

const operations: Readonly<Record<string, () => unknown>> = {
  restore: () => index.restore(),
  refresh: async () => {
    const outcome = await index.refresh();
    if (outcome.how === 'failed') throw new Error(index.state.failure?.message ?? 'The database could not be read.');
    return outcome.how;
  },
  readToolCalls: () => index.readToolCalls(),
  persist: () => index.persist(),
  isExact: () => index.isExact,
  totals,
};

function totals(): Totals {
  const { requests, sessions, toolCalls } = index.tables;
  const { columns } = requests;
  let counted = 0;
  let tokens = 0;
  let cost = 0;
  for (let slot = 0; slot < requests.size; slot++) {
    if (((columns.flags[slot] ?? 0) & requestFlags.counted) === 0) continue;
    counted++;
    tokens += requests.totalTokens(slot);
    cost += columns.cost[slot] ?? 0;
  }
  return { sessions: sessions.size, requests: counted, tokens, cost, toolCalls: toolCalls.size };
}

/** Runs one operation and answers with its result and its time (ms), by the clock that need not be loaded first. */
async function run(operation: string): Promise<object> {
  const began = process.hrtime.bigint();
  const value: unknown = await operations[operation]?.();
  return { value, ms: Number(process.hrtime.bigint() - began) / 1e6 };
}

/** The same, and the longest the thread did nothing else (ms): for long work, since to watch it takes as long to begin as some work. */
async function runWatched(operation: string): Promise<object> {
  const { monitorEventLoopDelay } = createRequire(process.execPath)('node:perf_hooks') as typeof PerfHooks;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const answer = await run(operation);
  delay.disable();
  return { ...answer, longestBlock: delay.max / 1e6 };
}

parentPort?.on('message', (operation: string) => {
  (operation === 'readToolCalls' ? runWatched : run)(operation).then(
    (answer) => parentPort?.postMessage(answer),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
