import { noDetail, type SessionDetail } from '../../core/live/sessionDetail.ts';
import { readStorageTodos, type StorageTodos } from '../sources/jsonStorage/readStorageTodos.ts';
import { jsonRecord } from '../sources/opencode/jsonValues.ts';
import { liveTodo, mostTodos } from './readTodos.ts';

interface Known {
  readonly todos: StorageTodos;
  readonly detail: SessionDetail;
}

/** Reads the todo lists of live sessions in JSON storage, and none again that was not written; their figures tell the rest. */
export class StorageDetails {
  #known = new Map<string, Known>();

  /** What is known of these sessions, by id; `sessions` has each one's storage. Others are forgotten. */
  read(sessions: ReadonlyMap<string, string>): ReadonlyMap<string, SessionDetail> {
    const known = new Map<string, Known>();
    for (const [id, root] of sessions) {
      const before = this.#known.get(id) ?? null;
      const todos = readStorageTodos(root, id, before?.todos ?? null);
      if (todos === null) continue;
      known.set(id, before?.todos === todos ? before : { todos, detail: detailOf(todos, before) });
    }
    this.#known = known;
    return new Map([...known].map(([id, { detail }]) => [id, detail]));
  }
}

/** A file that is half written tells what it told before. */
function detailOf({ list }: StorageTodos, before: Known | null): SessionDetail {
  if (!Array.isArray(list)) return before?.detail ?? noDetail;
  const todos = list.slice(0, mostTodos).flatMap((entry) => {
    const todo = jsonRecord(entry);
    return todo === null ? [] : [liveTodo(todo['content'], todo['status'], todo['priority'])];
  });
  return { ...noDetail, todos };
}
