import { columnText, type JsonRecord, jsonRecord } from '../opencode/jsonValues.ts';

/** oh-my-pi's states of a todo under OpenCode's names; what waits for something is still to be done. */
const states: Readonly<Record<string, string>> = {
  in_progress: 'in_progress',
  completed: 'completed',
  abandoned: 'cancelled',
};

/**
 * The todos in the details of a result of `todo` (`todo_write` before), the phases one after the other, as OpenCode's
 * `todowrite` has them; null when there are none in it.
 */
export function todosInPhases(details: JsonRecord | null): readonly JsonRecord[] | null {
  const phases: unknown = details?.['phases'];
  if (!Array.isArray(phases)) return null;
  return (phases as readonly unknown[]).flatMap((value) => {
    const tasks: unknown = jsonRecord(value)?.['tasks'];
    if (!Array.isArray(tasks)) return [];
    return (tasks as readonly unknown[]).flatMap((task) => {
      const { content, status } = jsonRecord(task) ?? {};
      return typeof content === 'string' ? [{ content, status: states[columnText(status)] ?? 'pending' }] : [];
    });
  });
}
