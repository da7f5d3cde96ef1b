import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { UsagePools } from '../../../../../src/core/usage/usagePools.ts';
import type { LogLine } from '../../../../../src/protocol/workerApi.ts';
import { DatabaseIndex, type DatabaseIndexOptions } from '../../../../../src/worker/index/databaseIndex.ts';
import type { SqlEngine } from '../../../../../src/worker/sqlite/sqlEngine.ts';
import { loadSqlEngine } from '../../../../../src/worker/sqlite/sqlEngine.ts';
import { NativeSqlite } from '../../../../support/nativeSqlite.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../../fixtures/opencode');

let loaded: Promise<SqlEngine> | null = null;

/** SQLite for all indexes of a test file. */
export const engine = (): Promise<SqlEngine> => (loaded ??= loadSqlEngine());

/** SQLite itself, to write with and to compare with. */
export const native = new NativeSqlite();
afterAll(() => native.kill());

const folders: string[] = [];
const indexes: DatabaseIndex[] = [];
afterEach(() => {
  for (const index of indexes.splice(0)) index.dispose();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'observatory-index-'));
  folders.push(folder);
  return folder;
}

/** A copy of a fixture's database, with its log when it has one. */
export function copyOfFixture(name: string): string {
  const folder = temporaryFolder();
  for (const file of fs.readdirSync(path.join(fixtures, name))) {
    if (file.startsWith('opencode.db')) fs.copyFileSync(path.join(fixtures, name, file), path.join(folder, file));
  }
  return path.join(folder, 'opencode.db');
}

/** An index with what it was given, for a test to look at. */
export interface TestIndex extends DatabaseIndex {
  readonly lines: readonly LogLine[];
  readonly pools: UsagePools;
}

/** An index with names, log and perhaps a cache folder of its own. */
export function openIndex(
  file: string,
  cacheFolder: string | null = null,
  pools = new UsagePools(),
  more: Pick<DatabaseIndexOptions, 'help' | 'generation'> = {},
): TestIndex {
  const lines: LogLine[] = [];
  const log = (line: LogLine): void => void lines.push(line);
  const index = new DatabaseIndex({ path: file, pools, cacheFolder, engine, log, ...more });
  indexes.push(index);
  return Object.assign(index, { lines, pools });
}

/** An index that has read everything there is. */
export async function loadedIndex(file: string, cacheFolder: string | null = null): Promise<TestIndex> {
  const index = openIndex(file, cacheFolder);
  await index.refresh();
  await index.readToolCalls();
  return index;
}

/** Refreshes until nothing is owed and all tool calls are there, as the polls of a running worker do. */
export async function settle(index: DatabaseIndex): Promise<void> {
  for (let round = 0; round < 200; round++) {
    await index.refresh();
    await index.readToolCalls();
    if (index.isExact && index.toolCallsComplete) return;
  }
  throw new Error('the index did not settle');
}
