import type { Todo, TodoList, TodoState, TranscriptCall } from './transcript.ts';

/** A change of a todo's state. */
export interface TodoStep {
  readonly state: TodoState | 'removed';
  /** ms since the epoch. */
  readonly at: number;
}

/** A todo with what became of it. */
export interface TodoLine extends Todo {
  /** False when the newest list no longer holds it. */
  readonly listed: boolean;
  /** Oldest first; the first says when it was written down. */
  readonly steps: readonly TodoStep[];
}

/** Where the todos of a session stand. */
interface TodoSources {
  readonly calls: readonly Pick<TranscriptCall, 'todos' | 'started' | 'ended' | 'status'>[];
  readonly todoList: TodoList | null;
}

/**
 * The todos of a session: those of the newest list in its order, then those that were dropped from it. The list the agent keeps counts
 * when no call wrote a newer one: calls may be gone, and not every change needs one.
 */
export function todoHistory({ calls, todoList }: TodoSources): readonly TodoLine[] {
  const lines = new Map<string, { todo: Todo; listed: boolean; steps: TodoStep[] }>();
  let order: readonly string[] = [];
  for (const { todos, at } of listsOf(calls, todoList)) {
    const names = new Set(todos.map(({ content }) => content));
    for (const [name, line] of lines) {
      if (!line.listed || names.has(name)) continue;
      line.listed = false;
      line.steps.push({ state: 'removed', at });
    }
    for (const todo of todos) {
      const line = lines.get(todo.content) ?? { todo, listed: true, steps: [] };
      lines.set(todo.content, line);
      line.todo = todo;
      line.listed = true;
      if (line.steps.at(-1)?.state !== todo.state) line.steps.push({ state: todo.state, at });
    }
    order = [...names];
  }
  const listed = order.flatMap((name) => lines.get(name) ?? []);
  const dropped = [...lines.values()].filter((line) => !line.listed);
  return [...listed, ...dropped].map(({ todo, listed: isListed, steps }) => ({ ...todo, listed: isListed, steps }));
}

/** Every list in the order of time. */
function listsOf(calls: TodoSources['calls'], kept: TodoList | null): readonly TodoList[] {
  let last = Number.NEGATIVE_INFINITY;
  const lists = calls.flatMap(({ todos, started, ended, status }) => {
    if (todos === null || status === 'error') return [];
    last = Math.max(last, started);
    return { todos, at: ended || started };
  });
  // It is written while the call runs.
  return kept === null || kept.at < last ? lists : [...lists, kept];
}
