import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FolderWatcher } from './folderWatcher.ts';

/** Pause between two polls of the logs that were written to last, ms: the bound on how late a line is seen without events. */
const livePollMs = 500;
/** Pause while none was written to for long, ms. */
const idlePollMs = 5000;
/** Folders are looked up again after this long, ms. */
const armPauseMs = 30_000;
/** A log is polled for this long after its last change, ms. */
const liveForMs = 10 * 60_000;
/** A burst of file events is told once, this much later, ms. */
const settleMs = 30;
/** Folders watched at once: the newest; those of old sessions are not written to. */
const mostFolders = 400;
/** Logs polled at once. */
const mostPolled = 64;

/** What a watcher of session logs is made of. */
export interface LogWatcherOptions {
  readonly root: string;
  /** Folders in which logs were found so far. */
  readonly folders: () => readonly string[];
  /** These logs were written to; an empty list means that all should be looked at. */
  readonly onChange: (paths: readonly string[]) => void;
}

/**
 * Notices lines that are appended to session logs: by events of the folders that changed last, and by a poll of the logs
 * that were written to last, since not every file system tells.
 */
export class LogWatcher {
  readonly #options: LogWatcherOptions;
  readonly #watchers = new Map<string, FolderWatcher>();
  /** Size and time of the logs written to last, by path. */
  readonly #live = new Map<string, { stamp: string; since: number }>();
  readonly #pending = new Set<string>();
  #allPending = false;
  #settle: NodeJS.Timeout | null = null;
  #poll: NodeJS.Timeout | null = null;
  #armed = 0;

  constructor(options: LogWatcherOptions) {
    this.#options = options;
    this.#arm();
    this.#schedulePoll();
  }

  /** Stops and gives every handle back. */
  dispose(): void {
    if (this.#poll !== null) clearTimeout(this.#poll);
    if (this.#settle !== null) clearTimeout(this.#settle);
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
  }

  #schedulePoll(): void {
    this.#poll = setTimeout(
      () => {
        this.#look();
        this.#schedulePoll();
      },
      this.#live.size > 0 ? livePollMs : idlePollMs,
    ).unref();
  }

  #look(): void {
    const now = Date.now();
    for (const [file, known] of this.#live) {
      const stamp = stampOf(file);
      if (stamp !== known.stamp) this.#note(file, stamp, now);
      else if (now - known.since > liveForMs) this.#live.delete(file);
    }
    if (now - this.#armed > armPauseMs && this.#arm()) this.#tellAllSoon();
  }

  /** Watches the folders that changed last; true when one came, went, or was made anew. */
  #arm(): boolean {
    this.#armed = Date.now();
    const { root, folders } = this.#options;
    const known = new Set([root, ...childrenOf(root), ...folders()]);
    const newest = [...known]
      .map((folder) => ({ folder, time: modifiedAt(folder) }))
      .filter(({ time }) => time > 0)
      .sort((one, other) => other.time - one.time)
      .slice(0, mostFolders);
    const wanted = new Set([root, ...newest.map(({ folder }) => folder)]);
    let moved = false;
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.dispose();
      this.#watchers.delete(folder);
    }
    for (const folder of wanted) {
      let watcher = this.#watchers.get(folder);
      if (watcher === undefined) {
        watcher = new FolderWatcher(folder, (name) => this.#event(folder, name));
        this.#watchers.set(folder, watcher);
      }
      if (watcher.rearm()) moved = true;
    }
    return moved;
  }

  #event(folder: string, name: string | null): void {
    if (name === null) {
      this.#tellAllSoon();
      return;
    }
    const file = path.join(folder, name);
    if (name.endsWith('.jsonl')) {
      const stamp = stampOf(file);
      if (stamp !== this.#live.get(file)?.stamp) this.#note(file, stamp, Date.now());
    } else if (name.endsWith('.bak') || isFolder(file)) {
      this.#arm();
      this.#tellAllSoon();
    }
  }

  #note(file: string, stamp: string, now: number): void {
    this.#live.delete(file);
    if (stamp !== '') this.#live.set(file, { stamp, since: now });
    for (const oldest of this.#live.keys()) {
      if (this.#live.size <= mostPolled) break;
      this.#live.delete(oldest);
    }
    this.#pending.add(file);
    this.#tellSoon();
  }

  #tellAllSoon(): void {
    this.#allPending = true;
    this.#tellSoon();
  }

  #tellSoon(): void {
    this.#settle ??= setTimeout(() => {
      this.#settle = null;
      const paths = this.#allPending ? [] : [...this.#pending];
      this.#pending.clear();
      this.#allPending = false;
      this.#options.onChange(paths);
    }, settleMs).unref();
  }
}

function stampOf(file: string): string {
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    return stats === undefined ? '' : `${stats.ino}:${stats.size}:${stats.mtimeMs}`;
  } catch {
    return '';
  }
}

function modifiedAt(folder: string): number {
  try {
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    return stats?.isDirectory() === true ? stats.mtimeMs : 0;
  } catch {
    return 0;
  }
}

function isFolder(place: string): boolean {
  return modifiedAt(place) > 0;
}

function childrenOf(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
  } catch {
    return [];
  }
}
