import fs from 'node:fs';
import path from 'node:path';
import type { SourceFailure, SourceState } from '../../../core/model/sourceState.ts';
import type { SourceTables } from '../../../core/usage/ledger.ts';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import type { LogLine } from '../../../protocol/workerApi.ts';
import type { RefreshOutcome, WorkOptions } from '../../index/databaseIndex.ts';
import { MalformedLog } from '../../index/malformedLog.ts';
import { FilesFollowed, folderFailure } from '../filesFollowed.ts';
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
  readonly #content: StorageContent;
  readonly #folders: StorageFolders;
  readonly #now: () => number;
  readonly #frame: FilesFollowed;
  #disposed = false;

  constructor(options: JsonStorageOptions) {
    this.#now = options.now ?? Date.now;
    this.#content = new StorageContent(options.path, options.pools, new MalformedLog(options.log));
    this.#folders = new StorageFolders(options.path, this.#content);
    const { path: storage, log } = options;
    this.#frame = new FilesFollowed({
      ...{ path: storage, kind: 'opencode-json', tables: this.#content, log, now: this.#now },
      failure: () => failureOf(storage),
      malformed: () => this.#content.malformedFiles,
    });
  }

  get tables(): SourceTables {
    return this.#content;
  }

  /** What is known about the source right now. */
  get state(): SourceState {
    return this.#frame.state;
  }

  /** True when the parts of every answer were read. */
  get toolCallsComplete(): boolean {
    return this.#frame.asOf > 0 && this.#content.partsDue.size === 0;
  }

  /** False while a file seems half written: it is to be read again soon. */
  get isExact(): boolean {
    return this.#frame.asOf > 0 && this.#folders.pending === 0;
  }

  /** Nothing is remembered. */
  restore(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Takes over every file that was written since the last look. */
  refresh(options: WorkOptions = {}): Promise<RefreshOutcome> {
    return this.#frame.refresh(() =>
      this.#untilStopped(options, (breather) =>
        this.#folders.look(this.#now(), breather, (progress) => options.onProgress?.(progress)),
      ),
    );
  }

  /** Reads the parts of answers that are new. */
  readToolCalls(options: WorkOptions = {}): Promise<void> {
    return this.#frame.inTurn(async () => {
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
    return folderFailure(
      error,
      `The JSON storage ${storage} may not be read.`,
      `There is no JSON storage of OpenCode in ${storage}.`,
    );
  }
}
