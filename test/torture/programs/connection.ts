import { DatabaseSync } from 'node:sqlite';
import { oneOf, restUpTo } from './chance.ts';

/** Connects like OpenCode does, with a cache small enough that transactions spill into the log before they commit. */
export function connect(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 30_000 });
  const settings = [
    'journal_mode = wal',
    'synchronous = normal',
    `cache_size = ${oneOf([10, 50, 500])}`,
    `wal_autocheckpoint = ${oneOf([0, 5, 50, 1000])}`,
  ];
  for (const setting of settings) untilUnlocked(() => database.exec(`PRAGMA ${setting}`));
  return database;
}

/** Repeats what others may be in the way of: not everything waits for SQLite's own timeout. */
export function untilUnlocked(action: () => void): void {
  for (;;) {
    try {
      action();
      return;
    } catch (error) {
      if (!isLocked(error)) throw error;
      restUpTo(10);
    }
  }
}

/** Runs a checkpoint of any kind. */
export function checkpoint(database: DatabaseSync): void {
  database.prepare(`PRAGMA wal_checkpoint(${oneOf(['passive', 'passive', 'full', 'restart', 'truncate'])})`).all();
}

/** True for the errors that writers must expect from one another. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && /locked|busy/.test(error.message);
}
