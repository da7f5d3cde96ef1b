import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { DatabaseError } from '../../../../../src/worker/sqlite/databaseError.ts';
import type { LiveDatabaseOptions } from '../../../../../src/worker/sqlite/liveDatabase.ts';
import { LiveDatabase } from '../../../../../src/worker/sqlite/liveDatabase.ts';
import type { SqlEngine } from '../../../../../src/worker/sqlite/sqlEngine.ts';
import { loadSqlEngine } from '../../../../../src/worker/sqlite/sqlEngine.ts';
import type { SqlValue } from '../../../../../src/worker/sqlite/sqlJsModule.ts';
import { NativeSqlite } from '../../../../support/nativeSqlite.ts';

/** What a test of the reader plays with: a folder of its own, SQLite itself and readers. */
export interface Playground {
  readonly native: NativeSqlite;
  readonly engine: SqlEngine;
  /** A path of this test's folder; `opencode.db` unless named. */
  readonly file: (name?: string) => string;
  /** A reader that is closed after the test. */
  readonly reader: (file: string, options?: LiveDatabaseOptions) => LiveDatabase;
  /** Creates a database in WAL mode with `rows` rows in table `message`, all of them in the database file. */
  readonly create: (file: string, rows: number, pageSize?: number) => Promise<void>;
}

/** Sets up a Playground around each test of a file. */
export function usePlayground(): Playground {
  const native = new NativeSqlite();
  let engine: SqlEngine;
  let folder = '';
  let readers: LiveDatabase[] = [];
  beforeAll(async () => {
    engine = await loadSqlEngine();
  });
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'observatory-sqlite-'));
  });
  afterEach(async () => {
    for (const reader of readers) reader.close();
    readers = [];
    await native.closeAll(); // whatever a test left open
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  afterAll(async () => {
    engine.close();
    await native.kill();
  });
  const playground: Playground = {
    native,
    get engine() {
      return engine;
    },
    file: (name = 'opencode.db') => path.join(folder, name),
    reader(file, options) {
      const reader = new LiveDatabase(engine, file, options);
      readers.push(reader);
      return reader;
    },
    create: (file, rows, pageSize = 4096) =>
      native.run(file, `PRAGMA page_size = ${pageSize}; PRAGMA journal_mode = wal; ${messageTable} ${insert(1, rows)}`),
  };
  return playground;
}

/** The table that tests write to. */
export const messageTable = 'CREATE TABLE message(id TEXT PRIMARY KEY, session_id TEXT, data TEXT);';

/** Inserts messages `from` to `to`, each of cost 1 and 600 bytes. */
export function insert(from: number, to: number): string {
  return `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
    INSERT INTO message SELECT 'msg_' || i, 'ses_1', '{"cost":1,"pad":"' || hex(zeroblob(300)) || '"}' FROM n;`;
}

/** How many messages there are. */
export function countMessages(reader: LiveDatabase): SqlValue | undefined {
  return reader.read((snapshot) => snapshot.all("SELECT sum(json_extract(data, '$.cost')) FROM message")[0]?.[0]);
}

/** The reason with which reading fails, or `none`. */
export function failure(reader: LiveDatabase): DatabaseError['reason'] | 'none' {
  try {
    countMessages(reader);
    return 'none';
  } catch (error) {
    if (error instanceof DatabaseError && error.nextStep && error.message.includes(error.path)) return error.reason;
    throw error;
  }
}

/** Removes a database with its log, wal-index and journal. */
export function remove(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) fs.rmSync(file + suffix, { recursive: true, force: true });
}

/** Copies a database with its log and, where wanted, its wal-index. */
export function copy(from: string, to: string, suffixes: readonly string[] = ['', '-wal']): void {
  remove(to);
  for (const suffix of suffixes) if (fs.existsSync(from + suffix)) fs.copyFileSync(from + suffix, to + suffix);
}
