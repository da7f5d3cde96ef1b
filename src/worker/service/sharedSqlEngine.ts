import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import { loadSqlEngine } from '../sqlite/sqlEngine.ts';

let loading: Promise<SqlEngine> | null = null;

/** The one SQLite of this thread, loaded when it is first asked for: sql.js can be loaded only once. */
export function sharedSqlEngine(): Promise<SqlEngine> {
  return (loading ??= loadSqlEngine());
}
