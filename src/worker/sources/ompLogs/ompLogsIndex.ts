import fs from 'node:fs';
import type { SourceFailure, SourceState } from '../../../core/model/sourceState.ts';
import type { SourceTables } from '../../../core/usage/ledger.ts';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import type { LogLine } from '../../../protocol/workerApi.ts';
import type { RefreshOutcome, WorkOptions } from '../../index/databaseIndex.ts';
import { MalformedLog } from '../../index/malformedLog.ts';
import { FilesFollowed, folderFailure } from '../filesFollowed.ts';
import { Breather, Stopped } from '../jsonStorage/breather.ts';
import { LogCache } from '../../index/cache/logs/logCache.ts';
import { LogContent } from './logContent.ts';
import { LogFiles } from './logFiles.ts';
import { type LogReader, readLineAt } from './logReader.ts';

/** All files are looked at after this long (ms), whichever were named: events go missing. */
const fullLookMs = 30_000;

/** What an index of session logs is made of. */
export interface OmpLogsOptions {
  /** The folder `sessions`. */
  readonly path: string;
  readonly pools: UsagePools;
  /** Where to remember what was read, or null to remember nothing. */
  readonly cacheFolder: string | null;
  readonly log: (line: LogLine) => void;
  /** ms since the epoch. */
  readonly now?: () => number;
}

/** The usage in oh-my-pi's session logs: read once, followed by the size and time of each file, remembered in a cache file. */
export class OmpLogsIndex {
  readonly #content: LogContent;
  readonly #files: LogFiles;
  readonly #cache: LogCache | null;
  readonly #now: () => number;
  /** Paths that were written to, as far as events tell. */
  readonly #touched = new Set<string>();
  #lastFullLook = 0;
  readonly #frame: FilesFollowed;
  #disposed = false;

  constructor(options: OmpLogsOptions) {
    this.#now = options.now ?? Date.now;
    this.#content = new LogContent(options.path, options.pools);
    this.#files = new LogFiles(options.path, this.#content, new MalformedLog(options.log));
    const { path, log } = options;
    this.#frame = new FilesFollowed({
      ...{ path, kind: 'omp-logs', tables: this.#content, log, now: this.#now },
      failure: () => failureOf(path),
      malformed: () => this.#files.malformed,
    });
    this.#cache = options.cacheFolder === null ? null : new LogCache(options.cacheFolder, options.path);
  }

  get tables(): SourceTables {
    return this.#content;
  }

  /** The files the rows were read from. */
  get files(): LogFiles {
    return this.#files;
  }

  /** Reads lines again of which rows only know the place. */
  get logReader(): LogReader {
    const files = this.#files;
    return {
      pathOf: (file) => files.byNumber(file)?.path ?? '',
      lineAt: (place) => readLineAt(files.byNumber(place.file)?.path ?? '', place),
      sessionAt: (path) => files.at(path)?.place.sessionId ?? '',
      logsOf: (ids) => files.logsOf(ids),
      filesRead: files.filesRead,
    };
  }

  /** What is known about the source right now. */
  get state(): SourceState {
    return this.#frame.state;
  }

  /** Calls are read together with the answers that make them. */
  get toolCallsComplete(): boolean {
    return this.#frame.asOf > 0;
  }

  /** What waits for the end of its line is written to soon, and noticed. */
  get isExact(): boolean {
    return this.#frame.asOf > 0;
  }

  /** Folders in which logs were found, to be watched. */
  logFolders(): readonly string[] {
    return this.#files.folders;
  }

  /** Says that this file was written to: the next refresh looks at it and at others so named, and mostly at no more. */
  touch(path: string): void {
    this.#touched.add(path);
  }

  /** Shows what the last run knew; true when there was anything. */
  restore(): Promise<boolean> {
    return this.#frame.inTurn(() => {
      try {
        const asOf = this.#cache?.read(this.#files) ?? 0;
        this.#frame.noteRemembered(asOf);
        return Promise.resolve(asOf > 0);
      } catch {
        // A file that is broken, foreign or of another version is as good as none.
        return Promise.resolve(false);
      }
    });
  }

  /** Takes over what was written since the last look. */
  refresh(options: WorkOptions = {}): Promise<RefreshOutcome> {
    return this.#frame.refresh(() => this.#look(options));
  }

  /** Takes over what was written to any log, whichever were named. */
  refreshAll(options: WorkOptions = {}): Promise<RefreshOutcome> {
    this.#touched.clear();
    return this.refresh(options);
  }

  /** Nothing is left to be read. */
  readToolCalls(): Promise<void> {
    return Promise.resolve();
  }

  /** Remembers what was read. */
  persist(): Promise<void> {
    return this.#frame.inTurn(() => {
      if (this.#frame.asOf > 0 && !this.#frame.failed) this.#cache?.write(this.#files, this.#frame.asOf);
      return Promise.resolve();
    });
  }

  /** Stops; the tables stay readable. */
  dispose(): void {
    this.#disposed = true;
  }

  /** True when anything differs; null when the look was stopped. */
  async #look({ signal, onProgress }: WorkOptions): Promise<boolean | null> {
    const stopped = (): boolean => this.#disposed || signal?.aborted === true;
    if (stopped()) return null;
    const breather = new Breather(stopped);
    const now = this.#now();
    const touched = [...this.#touched];
    this.#touched.clear();
    try {
      const few = touched.length > 0 && Math.abs(now - this.#lastFullLook) < fullLookMs;
      const seen = few ? await this.#files.lookAt(touched, breather) : null;
      if (seen !== null) return seen;
      const all = await this.#files.look(now, breather, (done, total) =>
        onProgress?.({ phase: 'requests', done, total }),
      );
      this.#lastFullLook = now;
      return all;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      this.#content.removeGone();
      return null;
    }
  }
}

function failureOf(folder: string): SourceFailure | null {
  try {
    fs.readdirSync(folder);
    return null;
  } catch (error) {
    return folderFailure(
      error,
      `The folder ${folder} may not be read.`,
      `There are no oh-my-pi sessions in ${folder}.`,
    );
  }
}
