import { EventEmitter, type Event, type Memento } from 'vscode';
import { ContextKey } from './contextKey.ts';
import { Owner } from './lifecycle.ts';
import { contextKeys } from './manifest/contextKeys.ts';

const storageKey = 'demo';

/** Whether this window shows the demo data; remembered by the workspace, so that a reload keeps it. */
export class DemoMode extends Owner {
  readonly #changed = this.own(new EventEmitter<boolean>());
  readonly onDidChange: Event<boolean> = this.#changed.event;
  readonly #key = new ContextKey<boolean>(contextKeys.demo);
  readonly #memory: Memento;

  constructor(memory: Memento) {
    super();
    this.#memory = memory;
    this.#key.set(memory.get(storageKey) === true);
  }

  get on(): boolean {
    return this.#key.value === true;
  }

  async set(on: boolean): Promise<void> {
    if (on === this.on) return;
    this.#key.set(on);
    await this.#memory.update(storageKey, on || undefined);
    this.#changed.fire(on);
  }
}
