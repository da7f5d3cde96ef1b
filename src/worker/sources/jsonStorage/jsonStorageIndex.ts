import fs from 'node:fs';
import path from 'node:path';
import type { SourceFailure, SourceState } from '../../../core/model/sourceState.ts';
import type { SourceTables } from '../../../core/usage/ledger.ts';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import type { LogLine } from '../../../protocol/workerApi.ts';
import { countRequests } from '../../index/countRequests.ts';
import type { RefreshOutcome, WorkOptions } from '../../index/databaseIndex.ts';
import { MalformedLog } from '../../index/malformedLog.ts';
import { Breather, Stopped } from './breather.ts';
import { StorageContent } from './storageContent.ts';
import { StorageFolders } from './storageFolders.ts';

/** What an index of a storage folder is made of. */
export interface JsonStorageOptions {
  /** The folder `storage` itself. */
  readonly path: string;
  readonly pools: UsagePools;
  readonly log: (line: LogLine) => void;
  /** ms since the epoch. */
  readonly now?: () => number;
}

/**
 * The usage in the JSON files that OpenCode wrote before it had a database: read once, followed by the times of folders
 * and files. Nothing is remembered for the next run: those files are few, and new ones are no longer written.
 */
export class JsonStorageIndex {
  readonly #options: JsonStorageOptions;
  readonly #content: StorageContent;
  readonly #folders: StorageFolders;
  readonly #now: () => number;
  #failure: SourceFailure | null = null;
  #asOf = 0;
  #disposed = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: JsonStorageOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#content = new StorageContent(options.path, options.pools, new MalformedLog(options.log));
    this.#folders = new StorageFolders(options.path, this.#content);
  }

  get tables(): SourceTables {
    return this.#content;
  }

  /** What is known about the source right now. */
  get state(): SourceState {
    const { requests, sessions } = this.#content;
    return {
      id: this.#options.path,
      kind: 'opencode-json',
      path: this.#options.path,
      state: this.#failure !== null ? 'failed' : this.#asOf === 0 ? 'loading' : 'ready',
      failure: this.#failure,
      asOf: this.#asOf,
      sessions: sessions.size,
      requests: countRequests(requests.columns.flags, requests.size),
      malformedRows: this.#content.malformedFiles,
    };
  }

  /** True when the parts of every answer were read. */
  get toolCallsComplete(): boolean {
    return this.#asOf > 0 && this.#content.partsDue.size === 0;
  }

  /** False while a file seems half written: it is to be read again soon. */
  get isExact(): boolean {
    return this.#asOf > 0 && this.#folders.pending === 0;
  }

  /** Nothing is remembered. */
  restore(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Takes over every file that was written since the last look. */
  refresh(options: WorkOptions = {}): Promise<RefreshOutcome> {
    return this.#inTurn(() => this.#refresh(options));
  }

  /** Reads the parts of answers that are new. */
  readToolCalls(options: WorkOptions = {}): Promise<void> {
    return this.#inTurn(async () => {
      await this.#untilStopped(options, (breather) =>
        this.#folders.readParts(this.#now(), breather, (progress) => options.onProgress?.(progress)),
      );
    });
  }

  /** Nothing is remembered. */
  persist(): Promise<void> {
    return Promise.resolve();
  }

  /** Stops; the tables stay readable. */
  dispose(): void {
    this.#disposed = true;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #refresh(options: WorkOptions): Promise<RefreshOutcome> {
    const failedBefore = this.#failure !== null;
    this.#failure = failureOf(this.#options.path);
    if (this.#failure !== null) {
      if (!failedBefore) this.#options.log({ level: 'warn', text: this.#failure.message });
      return { changed: !failedBefore, how: 'failed' };
    }
    const malformed = this.#content.malformedFiles;
    const first = this.#asOf === 0;
    const changed = await this.#untilStopped(options, (breather) =>
      this.#folders.look(this.#now(), breather, (progress) => options.onProgress?.(progress)),
    );
    if (changed === null) return { changed: false, how: 'failed' };
    this.#asOf = this.#now();
    const differs = changed || first || failedBefore || malformed !== this.#content.malformedFiles;
    return { changed: differs, how: first ? 'loaded' : differs ? 'pages' : 'same' };
  }

  /** The work's result, or null when it was stopped. */
  async #untilStopped<T>({ signal }: WorkOptions, work: (breather: Breather) => Promise<T>): Promise<T | null> {
    const stopped = (): boolean => this.#disposed || signal?.aborted === true;
    if (stopped()) return null;
    try {
      return await work(new Breather(stopped));
    } catch (error) {
      if (error instanceof Stopped) return null;
      throw error;
    } finally {
      this.#content.removeGone();
    }
  }
}

function failureOf(storage: string): SourceFailure | null {
  try {
    fs.readdirSync(path.join(storage, 'message'));
    return null;
  } catch (error) {
    const denied = ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
    return {
      reason: denied ? 'permission-denied' : 'not-found',
      message: denied
        ? `The JSON storage ${storage} may not be read.`
        : `There is no JSON storage of OpenCode in ${storage}.`,
      nextStep: denied ? 'Give yourself permission to read the folder.' : 'Check the path, or remove it.',
    };
  }
}
