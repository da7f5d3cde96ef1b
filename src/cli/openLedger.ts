import { setTimeout } from 'node:timers/promises';
import type { Ledger } from '../core/usage/ledger.ts';
import { markCopies } from '../core/usage/markCopies.ts';
import { UsagePools } from '../core/usage/usagePools.ts';
import { OpenCodeIndex } from '../worker/index/openCodeIndex.ts';
import { sharedSqlEngine } from '../worker/service/sharedSqlEngine.ts';
import type { SourceIndex } from '../worker/service/sourceIndex.ts';
import { tablesOf } from '../worker/service/tablesOf.ts';
import { JsonStorageIndex } from '../worker/sources/jsonStorage/jsonStorageIndex.ts';
import { OmpLogsIndex } from '../worker/sources/ompLogs/ompLogsIndex.ts';
import type { NamedSources } from './namedSources.ts';
import type { Output } from './output.ts';

/** A ledger that was read from disk, its copies marked; it must be closed. */
export interface OpenLedger {
  readonly ledger: Ledger;
  /** ms since the epoch of the newest read. */
  readonly asOf: number;
  close(): void;
}

/** A file that seems half written is read again until it is whole or proves to be broken (about three seconds). */
const settling = { tries: 30, pauseMs: 100 };

/** Reads the sources; null, with the reasons printed, when one of them cannot be read: half a total is a wrong one. */
export async function openLedger(
  { databases, storages, logs }: NamedSources,
  output: Output,
  { toolCalls, what }: { readonly toolCalls: boolean; readonly what?: 'oh-my-pi session' } = { toolCalls: false },
): Promise<OpenLedger | null> {
  if (databases.length + storages.length + logs.length === 0) {
    output.error(
      what === undefined
        ? 'No OpenCode database was found.\nRun OpenCode once, or name a database with --db.\n'
        : `No ${what} was found.\nRun oh-my-pi once, or name its folder of sessions with --omp.\n`,
    );
    return null;
  }
  const pools = new UsagePools();
  const log = ({ level, text }: { readonly level: string; readonly text: string }): void => {
    if (level === 'warn' && text.startsWith('Malformed')) output.error(`${text}\n`);
  };
  const read: readonly SourceIndex[] = [
    ...databases.map((path) => new OpenCodeIndex({ path, pools, cacheFolder: null, engine: sharedSqlEngine, log })),
    ...storages.map((path) => new JsonStorageIndex({ path, pools, log })),
    ...logs.map((path) => new OmpLogsIndex({ path, pools, cacheFolder: null, log })),
  ];
  const close = (): void => read.forEach((index) => index.dispose());
  let failed = false;
  for (const index of read) {
    await readWhole(index);
    if (toolCalls) await index.readToolCalls();
    const { failure } = index.state;
    if (failure !== null) output.error(`${failure.message}\n${failure.nextStep}\n`);
    failed ||= failure !== null;
  }
  if (failed) {
    close();
    return null;
  }
  const ledger: Ledger = { pools, sources: read.flatMap(tablesOf) };
  markCopies(ledger);
  return { ledger, asOf: Math.max(...read.map(({ state }) => state.asOf)), close };
}

async function readWhole(index: SourceIndex): Promise<void> {
  await index.refresh();
  for (let tries = 0; tries < settling.tries && index.state.failure === null && !index.isExact; tries++) {
    await setTimeout(settling.pauseMs);
    await index.refresh();
  }
}
