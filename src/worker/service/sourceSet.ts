import type { SourceKind, SourceState } from '../../core/model/sourceState.ts';
import type { Ledger } from '../../core/usage/ledger.ts';
import { UsagePools } from '../../core/usage/usagePools.ts';
import { DataWatcher } from '../watch/dataWatcher.ts';
import { StorageWatcher } from '../watch/storageWatcher.ts';
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
  #storageWatchers: readonly StorageWatcher[] = [];
  #watched = '';

  constructor(options: SourceSetOptions) {
    this.#options = options;
  }

  /** All tables together. */
  get ledger(): Ledger {
    return { pools: this.#pools, sources: [...this.#sources.values()].flatMap(({ index }) => tablesOf(index)) };
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
   * Reads these databases and storage folders from now on and no others; true when they differ from before. Resolves when the new ones show
   * what the last run knew; their reading then goes on by itself.
   */
  async use(
    databases: readonly string[],
    folders: readonly string[],
    storages: readonly string[] = [],
  ): Promise<boolean> {
    this.#watch(databases, folders, storages);
    const before = this.#sources;
    const kinds = new Map<string, SourceKind>([
      ...databases.map((path): [string, SourceKind] => [path, 'opencode-sqlite']),
      ...storages.map((path): [string, SourceKind] => [path, 'opencode-json']),
    ]);
    const after = new Map([...kinds].map(([path, kind]) => [path, before.get(path) ?? this.#create(path, kind)]));
    const added = [...after].filter(([path]) => !before.has(path)).map(([, source]) => source);
    const removed = [...before].filter(([path]) => !after.has(path)).map(([, source]) => source);
    this.#sources = after;
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
    for (const watcher of this.#storageWatchers) watcher.dispose();
    this.#storageWatchers = [];
  }

  #create(path: string, kind: SourceKind): LiveSource {
    return new LiveSource(this.#options.createIndex(path, this.#pools, kind), this.#options.hooksOf(path));
  }

  #watch(databases: readonly string[], folders: readonly string[], storages: readonly string[]): void {
    const watched = JSON.stringify([databases, folders, storages]);
    if (watched === this.#watched) return;
    this.#watched = watched;
    this.#unwatch();
    this.#storageWatchers = storages.map(
      (path) => new StorageWatcher(path, () => void this.#sources.get(path)?.refresh()),
    );
    this.#watcher = new DataWatcher({
      databases,
      folders,
      onDatabase: (path) => void this.#sources.get(path)?.refresh(),
      onFolders: this.#options.onFolders,
    });
  }
}
