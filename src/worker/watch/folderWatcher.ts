import type { FSWatcher } from 'node:fs';
import { statSync, watch } from 'node:fs';

/** Events of one folder, as long as it exists: `rearm` brings them back after the folder was deleted and made again. */
export class FolderWatcher {
  readonly #folder: string;
  readonly #onEvent: (name: string | null) => void;
  #watcher: FSWatcher | null = null;
  #identity = '';

  /** `onEvent` gets the name of what changed in the folder, or null when the system does not say. */
  constructor(folder: string, onEvent: (name: string | null) => void) {
    this.#folder = folder;
    this.#onEvent = onEvent;
  }

  /** Watches the folder that is there now; true when it is another one than before (or its first). Cheap when nothing changed. */
  rearm(): boolean {
    const identity = identityOf(this.#folder);
    if (identity === this.#identity && (identity === '' || this.#watcher !== null)) return false;
    const another = identity !== this.#identity;
    this.dispose();
    this.#identity = identity;
    if (identity !== '') this.#watch();
    return another;
  }

  /** Gives the handle back. */
  dispose(): void {
    this.#watcher?.close();
    this.#watcher = null;
    this.#identity = '';
  }

  #watch(): void {
    try {
      // Not persistent: watching must never keep the worker alive.
      const watcher = watch(this.#folder, { persistent: false }, (_, name) => this.#onEvent(name));
      // The folder went, or the system ran out of watches: the poll goes on alone and the next rearm tries again.
      watcher.on('error', () => {
        if (this.#watcher !== watcher) return;
        watcher.close();
        this.#watcher = null;
      });
      this.#watcher = watcher;
    } catch {
      this.#watcher = null;
    }
  }
}

/** The birth time is part of it: file systems give the number of a deleted folder to the next one. */
function identityOf(folder: string): string {
  try {
    const stats = statSync(folder, { bigint: true, throwIfNoEntry: false });
    return stats?.isDirectory() === true ? `${stats.dev}:${stats.ino}:${stats.birthtimeNs}` : '';
  } catch {
    return '';
  }
}
