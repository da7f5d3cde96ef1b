import { DatabaseError } from './databaseError.ts';
import { nap } from './nap.ts';
import { NeedsSqlite } from './needsSqlite.ts';
import type { ReadStatistics } from './readStatistics.ts';
import { retryPause } from './retryPause.ts';
import { SnapshotFile } from './snapshotFile.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import { SnapshotView } from './snapshotView.ts';
import type { SqlEngine } from './sqlEngine.ts';
import { SqlError, sqlError } from './sqlError.ts';
import type { SqlDatabase } from './sqlJsModule.ts';
import type { StaleReason } from './staleSnapshot.ts';
import { StaleSnapshot } from './staleSnapshot.ts';
import { StatementCache } from './statementCache.ts';

/** Settings of a LiveDatabase. */
export interface LiveDatabaseOptions {
  /** False switches off the proof that makes a read consistent: for the torture test's control run alone. */
  readonly validate?: boolean;
  /** SQLite's page cache in KiB. */
  readonly cacheKiB?: number;
  /** How often a stale snapshot is taken again before the database counts as busy. */
  readonly retries?: number;
}

interface OpenHandle {
  readonly database: SqlDatabase;
  readonly statements: StatementCache;
  readonly identity: string;
  readonly pageSize: number;
}

// Measured on a 3 GB database: more cache makes scans no faster, only the memory larger.
const defaultCacheKiB = 4000;
const defaultRetries = 12;

/** A database that others are writing, read without a lock: each read takes a snapshot, proves it, and retries if it must. */
export class LiveDatabase {
  readonly path: string;
  #engine: SqlEngine | null;
  readonly #loadEngine: () => Promise<SqlEngine>;
  readonly #file: SnapshotFile;
  readonly #cacheKiB: number;
  readonly #retries: number;
  #handle: OpenHandle | null = null;
  #isReading = false;

  /** Given a way to load SQLite, reads that ask it throw NeedsSqlite until `loadSqlite` was called. */
  constructor(engine: SqlEngine | (() => Promise<SqlEngine>), path: string, options: LiveDatabaseOptions = {}) {
    this.path = path;
    this.#engine = typeof engine === 'function' ? null : engine;
    this.#loadEngine = typeof engine === 'function' ? engine : () => Promise.resolve(engine);
    this.#file = new SnapshotFile(path, { validate: options.validate ?? true });
    this.#cacheKiB = options.cacheKiB ?? defaultCacheKiB;
    this.#retries = options.retries ?? defaultRetries;
  }

  /** What reading has cost so far. */
  get statistics(): Readonly<ReadStatistics> {
    return this.#file.statistics;
  }

  /**
   * Runs `work` on one consistent moment of the database and returns its result. `work` runs again whenever the moment cannot
   * be proven, so it must only read and be repeatable, and must keep nothing of a run that does not return. Throws a
   * DatabaseError when the database cannot be read, a SqlError for a statement SQLite refuses, and whatever `work` throws.
   */
  read<T>(work: (snapshot: SnapshotReader) => T): T {
    if (this.#isReading) throw new Error('A read must not start inside another read of the same database.');
    this.#isReading = true;
    try {
      for (let attempt = 0; ; attempt++) {
        const outcome = this.#attempt(work);
        if (!('stale' in outcome)) return outcome.value;
        if (attempt >= this.#retries) throw this.#busy(outcome.stale);
        nap(retryPause(outcome.stale, attempt));
      }
    } finally {
      this.#isReading = false;
    }
  }

  /** Loads SQLite when it is not loaded yet. */
  async loadSqlite(): Promise<void> {
    this.#engine ??= await this.#loadEngine();
  }

  /** Frees what SQLite holds in memory; no file is open between reads anyway. */
  close(): void {
    const handle = this.#handle;
    this.#handle = null;
    handle?.statements.close();
    handle?.database.close();
  }

  #attempt<T>(work: (snapshot: SnapshotReader) => T): { readonly value: T } | { readonly stale: StaleReason } {
    try {
      this.#file.begin();
      const value = this.#run(work);
      this.#file.validate();
      this.#file.statistics.reads++;
      return { value };
    } catch (error) {
      if (!(error instanceof StaleSnapshot)) throw error;
      const { retries } = this.#file.statistics;
      retries[error.reason] = (retries[error.reason] ?? 0) + 1;
      return { stale: error.reason };
    } finally {
      this.#file.end();
    }
  }

  #run<T>(work: (snapshot: SnapshotReader) => T): T {
    try {
      if (this.#file.problem) throw this.#file.problem;
      return work(new SnapshotView(this.#file, () => this.#open().statements));
    } catch (error) {
      throw this.#believe(error);
    }
  }

  /** The typed error behind a failure, once the snapshot has proven that it is no fruit of reading a moving file. */
  #believe(error: unknown): unknown {
    const cause = this.#file.failure ?? error;
    if (cause instanceof StaleSnapshot) return cause;
    this.#file.validate();
    const real = cause instanceof SqlError ? sqlError(this.path, cause) : cause;
    if (real instanceof DatabaseError) {
      this.#file.forget();
      this.#drop();
    }
    return real;
  }

  #open(): OpenHandle {
    const { identity, pageSize } = this.#file;
    if (this.#handle?.identity === identity && this.#handle.pageSize === pageSize) return this.#handle;
    if (this.#engine === null) throw new NeedsSqlite();
    this.#drop();
    const database = this.#engine.open(this.#file);
    const handle = { database, statements: new StatementCache(database), identity, pageSize };
    this.#handle = handle;
    for (const setting of [`cache_size=-${this.#cacheKiB}`, 'temp_store=MEMORY', 'query_only=ON']) {
      handle.statements.each(`PRAGMA ${setting}`, [], () => undefined);
    }
    return handle;
  }

  /** Closes the handle of a damaged or replaced file, where closing may fail as well. */
  #drop(): void {
    try {
      this.close();
    } catch {
      // the handle is gone either way
    }
  }

  #busy(reason: StaleReason): DatabaseError {
    const why =
      reason === 'hot-journal'
        ? 'a rollback journal shows a write in progress, or one that a crash interrupted'
        : `it changes faster than it can be read (${reason})`;
    return new DatabaseError('busy', this.path, `${this.path} cannot be read just now: ${why}.`);
  }
}
