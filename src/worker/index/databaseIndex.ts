import type { SourceFailure, SourceState } from '../../core/model/sourceState.ts';
import type { SourceTables } from '../../core/usage/ledger.ts';
import type { UsagePools } from '../../core/usage/usagePools.ts';
import type { IndexProgress, LogLine } from '../../protocol/workerApi.ts';
import { LiveDatabase } from '../sqlite/liveDatabase.ts';
import { withSqliteIfNeeded } from '../sqlite/needsSqlite.ts';
import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import { CacheFile } from './cache/cacheFile.ts';
import { catchUp } from './catchUp.ts';
import { loadContent } from './loadContent.ts';
import { MalformedLog } from './malformedLog.ts';
import { readPartChunk } from './readPartChunk.ts';
import { PartPass } from './partPass.ts';
import type { StretchHelp } from './stretches/stretch.ts';
import { failureOf } from './sourceTrouble.ts';
import { ContentTables } from './contentTables.ts';
import { nextTurn } from './nextTurn.ts';
import type { UsageContent } from './usageContent.ts';
import { monotonicMs } from '../monotonicMs.ts';

/** What an index is made of. */
export interface DatabaseIndexOptions {
  readonly path: string;
  /** The names shared by all sources. */
  readonly pools: UsagePools;
  /** Folder of our own for the cache file; null keeps nothing. */
  readonly cacheFolder: string | null;
  /** SQLite, loaded when it is first needed. */
  readonly engine: () => Promise<SqlEngine>;
  readonly log: (line: LogLine) => void;
  /** Who helps with the reading of a large table of parts; nobody when it does not say. */
  readonly help?: StretchHelp;
  /** Which of OpenCode's generations of tables to read; the first when it does not say. */
  readonly generation?: 1 | 2;
}

/** Options of work that may take a while. */
export interface WorkOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IndexProgress) => void;
}

/** What a refresh found out. */
export interface RefreshOutcome {
  /** True when any figure, name or the state is not what it was. */
  readonly changed: boolean;
  /** From changed pages; from likely rows, the rest being owed to the next refreshes; or all read anew. */
  readonly how: 'same' | 'pages' | 'rows' | 'loaded' | 'failed';
}

/** A load is begun anew this often when the schema changes under it; the next refresh tries again. */
const mostLoads = 3;

/** The usage in one live OpenCode database: read once, kept true from changed pages, remembered in a cache file. */
export class DatabaseIndex {
  readonly tables: SourceTables;
  readonly #options: DatabaseIndexOptions;
  readonly #cache: CacheFile | null;
  readonly #malformed: MalformedLog;
  readonly #contentTables: ContentTables;
  #content: UsageContent | null = null;
  #database: LiveDatabase | null = null;
  #failure: SourceFailure | null = null;
  #asOf = 0;
  #queue: Promise<unknown> = Promise.resolve();
  /** While tool calls are read. */
  #pass: PartPass | null = null;
  /** True when the cache file does not say what is known. */
  #unsaved = false;
  #toolCallsLost: () => void = () => undefined;
  #disposed = false;

  constructor(options: DatabaseIndexOptions) {
    this.#options = options;
    this.#contentTables = new ContentTables(options.path, options.pools, () => this.#content);
    this.tables = this.#contentTables;
    this.#cache = options.cacheFolder === null ? null : new CacheFile(options.cacheFolder, cacheKey(options));
    this.#malformed = new MalformedLog(options.log);
  }

  /** What is known about the source right now. */
  get state(): SourceState {
    const { requests, sessions } = this.tables;
    return {
      id: this.#options.path,
      kind: 'opencode-sqlite',
      path: this.#options.path,
      state: this.#failure !== null ? 'failed' : this.#content === null ? 'loading' : 'ready',
      failure: this.#failure,
      asOf: this.#asOf,
      sessions: sessions.size,
      requests: requests.counted,
      malformedRows: this.#content?.malformedRows ?? 0,
    };
  }

  /** True when there is anything read, now or by the last run. */
  get isLoaded(): boolean {
    return this.#content !== null;
  }

  /** True when the database has the tables of OpenCode 2.x as well. */
  get hasSecond(): boolean {
    return this.#content?.schema.hasSecond ?? false;
  }

  /** True when every part was read: until then uses of tools and skills are counted only in part. */
  get toolCallsComplete(): boolean {
    return this.#content?.partsComplete ?? false;
  }

  /** False while figures may miss a change, because the list of changed pages was lost: more refreshes make it true. */
  get isExact(): boolean {
    return this.#content !== null && this.#content.owed.length === 0;
  }

  /** Takes the totals of the last run from the cache file, before SQLite is even loaded; false when none fits. */
  async restore(): Promise<boolean> {
    if (this.#cache === null || this.#content !== null) return false;
    try {
      const remembered = await Promise.resolve(this.#cache.read(this.#options.pools, () => this.#toolCallsLost()));
      if (remembered === null) return false;
      this.#content = remembered.content;
      this.#asOf = remembered.asOf;
      return true;
    } catch (error) {
      this.#log('debug', `The cache of ${this.#options.path} was dropped: ${messageOf(error)}.`);
      return false;
    }
  }

  /** Has somebody told when tool calls that were said to be known are lost, and are to be read again. */
  onToolCallsLost(tell: () => void): void {
    this.#toolCallsLost = tell;
  }

  /** Brings the figures up to date; trouble with the source becomes the state's failure and heals by a later refresh. */
  refresh(options: WorkOptions = {}): Promise<RefreshOutcome> {
    return this.#inTurn(() => this.#refresh(options));
  }

  /** Reads the tool calls of all parts not read yet, in chunks, from where it last stopped. */
  async readToolCalls(options: WorkOptions = {}): Promise<void> {
    const { path, pools, help = null } = this.#options;
    const pass = new PartPass({ path, pools, help, malformed: this.#malformed });
    this.#pass = pass;
    try {
      await this.#readToolCalls(pass, options);
    } finally {
      pass.close();
      this.#pass = null;
    }
  }

  async #readToolCalls(pass: PartPass, options: WorkOptions): Promise<void> {
    let reloads = 0;
    while (!this.#stopped(options)) {
      try {
        const database = this.#open();
        // Meanwhile a refresh may have read all anew.
        const current = (): UsageContent | null => (this.#stopped(options) ? null : this.#unfinished());
        const progress = await withSqliteIfNeeded(database, () => pass.step(database, current));
        if (progress === undefined) return;
        if (progress === null) {
          if (++reloads > mostLoads || (await this.refresh(options)).how === 'failed') return;
          continue;
        }
        this.#unsaved = true;
        options.onProgress?.(progress);
      } catch (error) {
        this.#log('warn', `Reading tool calls of ${this.#options.path} stopped: ${messageOf(error)}`);
        return;
      }
      await nextTurn();
    }
  }

  /** The content, when there are parts left to read. */
  #unfinished(): UsageContent | null {
    return this.#content?.partsComplete === false ? this.#content : null;
  }

  /** Writes what is known into the cache file, whole or not at all. */
  async persist(): Promise<void> {
    if (this.#cache === null || this.#content === null || !this.#unsaved || this.#failure !== null) return;
    await this.#inTurn(async () => {
      const content = this.#content;
      if (this.#cache === null || content === null) return;
      try {
        this.#cache.write(content, this.#options.pools, this.#asOf);
        this.#unsaved = false;
      } catch (error) {
        this.#log('warn', `The cache of ${this.#options.path} was not written: ${messageOf(error)}`);
      }
      await Promise.resolve();
    });
  }

  /** Lets go of the database; the tables stay readable. */
  dispose(): void {
    this.#disposed = true;
    this.#pass?.close();
    void this.#inTurn(() => {
      this.#database?.close();
      this.#database = null;
      return Promise.resolve();
    });
  }

  /** One at a time: two readers of one mark would each apply the other's changes again. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #refresh(options: WorkOptions): Promise<RefreshOutcome> {
    const failedBefore = this.#failure?.message ?? '';
    try {
      if (this.#disposed) return { changed: false, how: 'failed' };
      const outcome = await this.#bringUpToDate(this.#open(), options);
      if (outcome === null) return { changed: false, how: 'failed' };
      this.#failure = null;
      this.#asOf = Date.now();
      if (outcome.how !== 'same') {
        this.#unsaved = true;
        // Another window will write what it saw into the cache file: from then on it holds no longer what was left in it.
        this.#content?.toolCalls.settle();
      }
      return { ...outcome, changed: outcome.changed || failedBefore !== '' };
    } catch (error) {
      const failure = failureOf(error);
      this.#failure = failure;
      if (failure.reason === 'empty' || failure.reason === 'unsupported') this.#content = null;
      if (failure.message !== failedBefore) this.#log('warn', failure.message);
      return { changed: failure.message !== failedBefore, how: 'failed' };
    }
  }

  /** SQLite, which takes longer to load than most starts, is loaded with the first read that needs it. */
  #open(): LiveDatabase {
    return (this.#database ??= new LiveDatabase(this.#options.engine, this.#options.path));
  }

  async #bringUpToDate(database: LiveDatabase, options: WorkOptions): Promise<RefreshOutcome | null> {
    const content = this.#content;
    if (content === null) return (await this.#load(database, options)) ? { changed: true, how: 'loaded' } : null;
    const caught = await catchUp(database, content, this.#malformed, () => this.#stopped(options));
    if (caught.how !== 'reload') return caught;
    const lost = caught.because === 'pages lost';
    this.#log('debug', `Reading ${this.#options.path} anew: ${caught.because}.`);
    if (!(await this.#load(database, options))) return null;
    return { changed: true, how: lost ? 'rows' : 'loaded' };
  }

  /** Reads everything anew beside what is known, and swaps it in when it is whole and caught up. */
  async #load(database: LiveDatabase, work: WorkOptions): Promise<boolean> {
    const started = monotonicMs();
    const before = this.#content;
    const stopped = (): boolean => this.#stopped(work);
    const { pools, generation = 1 } = this.#options;
    const options = { pools, generation, malformed: this.#malformed, stopped, onProgress: work.onProgress };
    for (let attempt = 0; attempt < mostLoads && !stopped(); attempt++) {
      const content = await loadContent(database, options);
      if (content === null) continue;
      const caught = await catchUp(database, content, this.#malformed, stopped);
      if (caught.how === 'reload') continue;
      if (before?.partsComplete === true && before.toolCalls.size < 5000) {
        const chunk = (): unknown => readPartChunk(database, content, this.#malformed, { limit: 2000 });
        while (!content.partsComplete && (await withSqliteIfNeeded(database, chunk)) !== null) await nextTurn();
      }
      this.#content = content;
      const took = Math.round(monotonicMs() - started);
      this.#log('info', `Read ${content.requests.size} requests of ${content.sessions.size} sessions in ${took} ms.`);
      return true;
    }
    return false;
  }

  #stopped({ signal }: WorkOptions): boolean {
    return this.#disposed || signal?.aborted === true;
  }

  #log(level: LogLine['level'], text: string): void {
    this.#options.log({ level, text });
  }
}

/** Each generation of a database has a cache file of its own. */
function cacheKey({ path, generation }: DatabaseIndexOptions): string {
  return generation === 2 ? `${path}#2` : path;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
