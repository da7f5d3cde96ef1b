import { readdirSync } from 'node:fs';
import path from 'node:path';
import { FolderWatcher } from './folderWatcher.ts';

/** Pause between two polls, ms: a look at an unchanged storage is cheap, and nothing new is written to most. */
const pollMs = 5000;
/** A burst of file events is told once, this much later, ms. */
const settleMs = 50;

/**
 * Notices writing in a storage folder: by events of the folders of sessions, whose files are written with everything
 * that happens in them, and by a poll beside them.
 */
export class StorageWatcher {
  readonly #storage: string;
  readonly #onChange: () => void;
  readonly #folders = new Map<string, FolderWatcher>();
  readonly #poll: NodeJS.Timeout;
  #settle: NodeJS.Timeout | null = null;

  constructor(storage: string, onChange: () => void) {
    this.#storage = storage;
    this.#onChange = onChange;
    this.#arm();
    this.#poll = setInterval(() => {
      this.#arm();
      this.#tellSoon();
    }, pollMs).unref();
  }

  /** Stops and gives every handle back. */
  dispose(): void {
    clearInterval(this.#poll);
    if (this.#settle !== null) clearTimeout(this.#settle);
    for (const folder of this.#folders.values()) folder.dispose();
  }

  #arm(): void {
    const sessions = path.join(this.#storage, 'session');
    const wanted = [path.join(this.#storage, 'message'), sessions, ...foldersIn(sessions)];
    for (const folder of wanted) {
      if (!this.#folders.has(folder)) this.#folders.set(folder, new FolderWatcher(folder, () => this.#tellSoon()));
    }
    for (const [folder, watcher] of this.#folders) {
      if (wanted.includes(folder)) watcher.rearm();
      else {
        watcher.dispose();
        this.#folders.delete(folder);
      }
    }
  }

  #tellSoon(): void {
    this.#settle ??= setTimeout(() => {
      this.#settle = null;
      this.#onChange();
    }, settleMs).unref();
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
  } catch {
    return [];
  }
}
