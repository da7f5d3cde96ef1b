import { EventEmitter, type Event, type Memento } from 'vscode';
import type { SessionGrouping, SessionListQuery, SessionSort } from '../../../core/reports/sessionList.ts';
import { Owner } from '../../lifecycle.ts';

const storageKey = 'sessions.options';

/** How the sessions are listed: order and grouping last as long as the workspace, the filter as long as the window. */
export class SessionsOptions extends Owner {
  readonly #changed = this.own(new EventEmitter<SessionListQuery>());
  readonly onDidChange: Event<SessionListQuery> = this.#changed.event;
  readonly #memory: Memento;
  #query: SessionListQuery;

  constructor(memory: Memento) {
    super();
    this.#memory = memory;
    this.#query = { ...readStored(memory.get(storageKey)), filter: '' };
  }

  get query(): SessionListQuery {
    return this.#query;
  }

  change(change: Partial<SessionListQuery>): void {
    const next = { ...this.#query, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#query)) return;
    this.#query = next;
    const { filter: _, ...stored } = next;
    void this.#memory.update(storageKey, stored);
    this.#changed.fire(next);
  }
}

const groupings: readonly SessionGrouping[] = ['project', 'day', 'flat'];
const sorts: readonly SessionSort[] = ['recent', 'cost', 'requests', 'title'];

function readStored(stored: unknown): Omit<SessionListQuery, 'filter'> {
  const { grouping, sort, archived } = (stored ?? {}) as Record<keyof SessionListQuery, unknown>;
  return {
    grouping: groupings.find((name) => name === grouping) ?? 'project',
    sort: sorts.find((name) => name === sort) ?? 'recent',
    archived: archived === true,
  };
}
