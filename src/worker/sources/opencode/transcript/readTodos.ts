import { cleanLine } from '../../../../core/format/cleanLine.ts';
import type { Todo, TodoState } from '../../../../core/transcript/transcript.ts';
import { columnText, type JsonRecord, jsonRecord } from '../jsonValues.ts';

/** Longest todo that is kept, in letters, and most of one list. */
const maximumTodo = 300;
const mostTodos = 200;

/** The list a `todowrite` call wrote, or null when the call holds none. */
export function readTodos(state: JsonRecord | null): readonly Todo[] | null {
  return todosOf(jsonRecord(state?.['metadata'])?.['todos'] ?? jsonRecord(state?.['input'])?.['todos']);
}

/** The todos of a list as any version writes it, or null for what is none. */
export function todosOf(written: unknown): readonly Todo[] | null {
  if (!Array.isArray(written)) return null;
  return written.slice(0, mostTodos).flatMap((value) => {
    const todo = jsonRecord(value);
    const content = cleanLine(columnText(todo?.['content']), maximumTodo);
    if (content === '') return [];
    return [{ content, state: stateOf(todo?.['status']), priority: cleanLine(columnText(todo?.['priority']), 20) }];
  });
}

function stateOf(value: unknown): TodoState {
  return value === 'in_progress' || value === 'completed' || value === 'cancelled' ? value : 'pending';
}
