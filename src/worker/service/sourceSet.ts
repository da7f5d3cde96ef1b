import type { SourceKind, SourceState } from '../../core/model/sourceState.ts';
import type { Ledger } from '../../core/usage/ledger.ts';
import { UsagePools } from '../../core/usage/usagePools.ts';
import { DataWatcher } from '../watch/dataWatcher.ts';
import { LogWatcher } from '../watch/logWatcher.ts';
import { StorageWatcher } from '../watch/storageWatcher.ts';
import type { LogReader } from '../sources/ompLogs/logReader.ts';
import type { LiveSourceHooks } from './liveSource.ts';
import { LiveSource } from './liveSource.ts';
import type { SourceIndex } from './sourceIndex.ts';
import { tablesOf } from './tablesOf.ts';

/** How a source set makes its sources and whom it tells. */
export interface SourceSetOptions {
  readonly createIndex: (path: string, pools: UsagePools, kind: SourceKind) => SourceIndex;
  readonly hooksOf: (path: string) => LiveSourceHooks;
  /** Databases may have come or gone: discover again. */
  readonly onFolders: () => void;
}

/** The sources being read and the watch over their files; keeps those that stay when the places change. */
export class SourceSet {
  readonly #options: SourceSetOptions;
  readonly #pools = new UsagePools();
  #sources = new Map<string, LiveSource>();
  #watcher: DataWatcher | null = null;
  #folderWatchers: readonly (StorageWatcher | LogWatcher)[] = [];
  #watched = '';

  constructor(options: SourceSetOptions) {
    this.#options = options;
  }

  /** All tables together. */
  get ledger(): Ledger {
    return { pools: this.#pools, sources: [...this.#sources.values()].flatMap(({ index }) => tablesOf(index)) };
  }

  /** Readers of session logs by the path of their source. */
  get logReaders(): ReadonlyMap<string, LogReader> {
    const readers = new Map<string, LogReader>();
    for (const [path, { index }] of this.#sources)
      if (index.logReader !== undefined) readers.set(path, index.logReader);
    return readers;
  }

  get states(): readonly SourceState[] {
    return [...this.#sources.values()].map(({ index }) => index.state);
  }

  /** True when every part of every source was read. */
  get toolCallsComplete(): boolean {
    return [...this.#sources.values()].every(({ index }) => index.toolCallsComplete || index.state.state === 'failed');
  }

  /** ms since the epoch of the newest successful read of any source, 0 before the first. */
  get asOf(): number {
    return Math.max(0, ...this.states.map(({ asOf }) => asOf));
  }

  /**
   * Reads these databases, storage folders and folders of session logs from now on and no others; true when they differ
   * from before. Resolves when the new ones show what the last run knew; their reading then goes on by itself.
   */
  async use(
    databases: readonly string[],
    folders: readonly string[],
    storages: readonly string[] = [],
    logs: readonly string[] = [],
  ): Promise<boolean> {
    const before = this.#sources;
    const kinds = new Map<string, SourceKind>([
      ...databases.map((path): [string, SourceKind] => [path, 'opencode-sqlite']),
      ...storages.map((path): [string, SourceKind] => [path, 'opencode-json']),
      ...logs.map((path): [string, SourceKind] => [path, 'omp-logs']),
    ]);
    const after = new Map([...kinds].map(([path, kind]) => [path, before.get(path) ?? this.#create(path, kind)]));
    const added = [...after].filter(([path]) => !before.has(path)).map(([, source]) => source);
    const removed = [...before].filter(([path]) => !after.has(path)).map(([, source]) => source);
    this.#sources = after;
    this.#watch(databases, folders, storages, logs);
    await Promise.all(removed.map((source) => source.dispose()));
    await Promise.all(added.map((source) => source.restore()));
    for (const source of added) void source.refresh();
    return added.length > 0 || removed.length > 0;
  }

  /** Reads what changed in every source; resolves when all were tried. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#sources.values()].map((source) => source.refresh()));
  }

  /** Stops watching and reading, and remembers what is known. */
  async dispose(): Promise<void> {
    this.#unwatch();
    await Promise.all([...this.#sources.values()].map((source) => source.dispose()));
  }

  #unwatch(): void {
    this.#watcher?.dispose();
    this.#watcher = null;
    for (const watcher of this.#folderWatchers) watcher.dispose();
    this.#folderWatchers = [];
  }

  #create(path: string, kind: SourceKind): LiveSource {
    return new LiveSource(this.#options.createIndex(path, this.#pools, kind), this.#options.hooksOf(path));
  }

  #watch(
    databases: readonly string[],
    folders: readonly string[],
    storages: readonly string[],
    logs: readonly string[],
  ): void {
    const watched = JSON.stringify([databases, folders, storages, logs]);
    if (watched === this.#watched) return;
    this.#watched = watched;
    this.#unwatch();
    this.#folderWatchers = [
      ...storages.map((path) => new StorageWatcher(path, () => void this.#sources.get(path)?.refresh())),
      ...logs.map((path) => this.#watchLogs(path)),
    ];
    this.#watcher = new DataWatcher({
      databases,
      folders,
      onDatabase: (path) => void this.#sources.get(path)?.refresh(),
      onFolders: this.#options.onFolders,
    });
  }

  #watchLogs(root: string): LogWatcher {
    const index = (): SourceIndex | undefined => this.#sources.get(root)?.index;
    return new LogWatcher({
      root,
      folders: () => index()?.logFolders?.() ?? [],
      onChange: (paths) => {
        for (const path of paths) index()?.touch?.(path);
        void this.#sources.get(root)?.refresh();
      },
    });
  }
}
