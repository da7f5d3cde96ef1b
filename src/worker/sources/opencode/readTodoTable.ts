import type { SnapshotReader } from '../../sqlite/snapshotReader.ts';
import { timeMs } from './jsonValues.ts';
import { selectList } from './selectList.ts';

/** Longer lists are cut. */
const mostTodos = 200;
const needed = ['session_id', 'content', 'status', 'position'];

/** A row of a todo list, as it is written. */
export interface TodoRow {
  readonly content: unknown;
  readonly status: unknown;
  readonly priority: unknown;
}

/** The todo list of a session in its order, and when it was written (ms since the epoch, 0 when unknown); empty where there is no such table. */
export function readTodoTable(
  reader: SnapshotReader,
  sessionId: string,
): { readonly rows: readonly TodoRow[]; readonly at: number } {
  const columns = reader.all('PRAGMA table_info(todo)').map(([, name]) => String(name));
  if (!needed.every((name) => columns.includes(name))) return { rows: [], at: 0 };
  const list = selectList(['content', 'status', 'priority', 'time_updated'], columns);
  const sql = `SELECT ${list} FROM todo WHERE session_id = ? ORDER BY position LIMIT ${mostTodos}`;
  const found = reader.all(sql, [sessionId]);
  return {
    rows: found.map(([content, status, priority]) => ({ content, status, priority })),
    at: found.reduce((newest, [, , , updated]) => Math.max(newest, timeMs(updated)), 0),
  };
}
