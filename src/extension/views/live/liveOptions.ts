import { EventEmitter, type Event, type Memento } from 'vscode';
import { defaultLiveQuery, liveSorts, type LiveGrouping, type LiveQuery } from '../../../core/live/arrangeLive.ts';
import { Owner } from '../../lifecycle.ts';

const storageKey = 'live.options';
const groupings: readonly LiveGrouping[] = ['none', 'urgency', 'folder'];

/** How what is live is listed: order, grouping and the toggle last as long as the workspace, the filter as long as the window. */
export class LiveOptions extends Owner {
  readonly #changed = this.own(new EventEmitter<LiveQuery>());
  readonly onDidChange: Event<LiveQuery> = this.#changed.event;
  readonly #memory: Memento;
  #query: LiveQuery;

  constructor(memory: Memento) {
    super();
    this.#memory = memory;
    this.#query = readStored(memory.get(storageKey));
  }

  get query(): LiveQuery {
    return this.#query;
  }

  change(change: Partial<LiveQuery>): void {
    const next = { ...this.#query, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#query)) return;
    this.#query = next;
    void this.#memory.update(storageKey, { ...next, filter: '' });
    this.#changed.fire(next);
  }
}

function readStored(stored: unknown): LiveQuery {
  const { sort, grouping, background } = (stored ?? {}) as Partial<Record<keyof LiveQuery, unknown>>;
  return {
    sort: liveSorts.find((name) => name === sort) ?? defaultLiveQuery.sort,
    grouping: groupings.find((name) => name === grouping) ?? defaultLiveQuery.grouping,
    filter: '',
    background: background === true,
  };
}
