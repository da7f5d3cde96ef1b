import { window } from 'vscode';
import { Owner } from '../lifecycle.ts';
import { dataState } from '../store/dataState.ts';
import type { UsageStore } from '../store/usageStore.ts';

/** The thin moving line on top of a view while data is being read: in place, without a word. */
export class ViewProgress extends Owner {
  #finish: (() => void) | undefined;

  constructor(viewId: string, store: UsageStore) {
    super();
    const update = (): void => this.#show(viewId, isReading(store));
    this.own(store.onDidChange(update));
    this.own({ dispose: () => this.#finish?.() });
    update();
  }

  #show(viewId: string, reading: boolean): void {
    if (reading === (this.#finish !== undefined)) return;
    if (!reading) {
      this.#finish?.();
      this.#finish = undefined;
      return;
    }
    void window.withProgress({ location: { viewId } }, () => new Promise<void>((resolve) => (this.#finish = resolve)));
  }
}

function isReading(store: UsageStore): boolean {
  return store.progress !== null || dataState(store.workerState, store.sources) === 'loading';
}
