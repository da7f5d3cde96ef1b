import path from 'node:path';
import { databaseStamp } from './fileStamp.ts';
import { FolderWatcher } from './folderWatcher.ts';

/** Pause between two polls while data moves, ms: the bound on how late a commit is seen where file events do not work. */
const livePollMs = 500;
/** Pause between two polls while nothing happens, ms. */
const idlePollMs = 2000;
/** Data counts as moving for this long after its last change, ms. */
const liveForMs = 60_000;
/** A burst of file events is told once, this much later, ms: a commit writes several times. */
const settleMs = 20;

export interface DataWatcherOptions {
  readonly databases: readonly string[];
  /** Folders where databases may appear, besides those the databases lie in. */
  readonly folders: readonly string[];
  /** A database was written, replaced, deleted or came back. */
  readonly onDatabase: (path: string) => void;
  /** A folder came or went, or a `.db` file or `storage` in one did: what there is to read may differ. */
  readonly onFolders: () => void;
}

/**
 * Notices every commit: by file events of the folders, and by a poll of the files' size and time, because events are
 * missing on network drives, in containers and when the system runs out of watches.
 */
export class DataWatcher {
  readonly #options: DataWatcherOptions;
  readonly #stamps = new Map<string, string>();
  readonly #folders: readonly FolderWatcher[];
  readonly #pending = new Set<string>();
  #foldersPending = false;
  #settle: NodeJS.Timeout | null = null;
  #poll: NodeJS.Timeout | null = null;
  #lastChange = Date.now();

  constructor(options: DataWatcherOptions) {
    this.#options = options;
    for (const database of options.databases) this.#stamps.set(database, stampOf(database));
    const folders = new Set([...options.folders, ...options.databases.map((database) => path.dirname(database))]);
    this.#folders = [...folders].map((folder) => new FolderWatcher(folder, (name) => this.#event(folder, name)));
    for (const folder of this.#folders) folder.rearm();
    this.#schedulePoll();
  }

  /** Stops and gives every handle back. */
  dispose(): void {
    if (this.#poll !== null) clearTimeout(this.#poll);
    if (this.#settle !== null) clearTimeout(this.#settle);
    for (const folder of this.#folders) folder.dispose();
  }

  #event(folder: string, name: string | null): void {
    // The folder's own name tells of its own end.
    if (name === null || name === path.basename(folder)) {
      this.#look();
      return;
    }
    const file = path.join(folder, name.replace(/-wal$/, ''));
    if (this.#stamps.has(file)) this.#pending.add(file);
    else if (file.endsWith('.db') || name === 'storage') this.#foldersPending = true;
    else return;
    this.#tellSoon();
  }

  #schedulePoll(): void {
    const pause = Date.now() - this.#lastChange < liveForMs ? livePollMs : idlePollMs;
    this.#poll = setTimeout(() => {
      this.#look();
      this.#schedulePoll();
    }, pause).unref();
  }

  #look(): void {
    for (const folder of this.#folders) if (folder.rearm()) this.#foldersPending = true;
    for (const [database, known] of this.#stamps) if (stampOf(database) !== known) this.#pending.add(database);
    if (this.#pending.size > 0 || this.#foldersPending) this.#tellSoon();
  }

  #tellSoon(): void {
    this.#settle ??= setTimeout(() => this.#tell(), settleMs).unref();
  }

  #tell(): void {
    this.#settle = null;
    this.#lastChange = Date.now();
    const databases = [...this.#pending];
    let folders = this.#foldersPending;
    this.#pending.clear();
    this.#foldersPending = false;
    for (const database of databases) {
      const stamp = stampOf(database);
      if ((stamp === '') !== (this.#stamps.get(database) === '')) folders = true;
      // Stamped before the telling: what is written while it is being read is noticed again.
      this.#stamps.set(database, stamp);
    }
    if (folders) this.#options.onFolders();
    for (const database of databases) this.#options.onDatabase(database);
  }
}

/** A file that cannot be looked at is as good as gone; reading it will say why. */
function stampOf(database: string): string {
  try {
    return databaseStamp(database);
  } catch {
    return '';
  }
}
