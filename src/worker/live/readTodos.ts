import { cleanLine } from '../../core/format/cleanLine.ts';
import type { LiveTodo } from '../../core/live/sessionDetail.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import { columnText } from '../sources/opencode/jsonValues.ts';
import { readTodoTable } from '../sources/opencode/readTodoTable.ts';

/** Longer lists are cut. */
export const mostTodos = 100;
const longestText = 200;
const statuses: readonly LiveTodo['status'][] = ['pending', 'in_progress', 'completed', 'cancelled'];
const priorities: readonly LiveTodo['priority'][] = ['high', 'medium', 'low'];

/** A todo as it is shown, whatever it was written as. */
export function liveTodo(content: unknown, status: unknown, priority: unknown): LiveTodo {
  return {
    text: cleanLine(columnText(content), longestText),
    status: statuses.find((name) => name === status) ?? 'pending',
    priority: priorities.find((name) => name === priority) ?? '',
  };
}

/** The todo list of a session, in its order; empty where a database has no such table. */
export function readTodos(reader: SnapshotReader, sessionId: string): readonly LiveTodo[] {
  const { rows } = readTodoTable(reader, sessionId);
  return rows.slice(0, mostTodos).map(({ content, status, priority }) => liveTodo(content, status, priority));
}
