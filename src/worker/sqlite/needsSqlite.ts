import type { LiveDatabase } from './liveDatabase.ts';

/** Thrown by a read that asks SQLite before it is loaded, which takes longer than most reads do. */
export class NeedsSqlite extends Error {
  constructor() {
    super('SQLite is needed and not loaded yet.');
  }
}

/** Does work that may do without SQLite; when it turns out that it cannot, SQLite is loaded and the work done anew. */
export async function withSqliteIfNeeded<T>(database: LiveDatabase, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NeedsSqlite)) throw error;
  }
  await database.loadSqlite();
  return work();
}
