import type { SourceFailure, SourceKind, SourceState } from '../../core/model/sourceState.ts';
import type { SourceTables } from '../../core/usage/ledger.ts';
import type { LogLine } from '../../protocol/workerApi.ts';
import type { RefreshOutcome } from '../index/databaseIndex.ts';

/** What a source of many files is, and how it is looked at. */
export interface FilesFollowedOptions {
  readonly path: string;
  readonly kind: SourceKind;
  readonly tables: SourceTables;
  readonly log: (line: LogLine) => void;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Why its folder cannot be read, null when it can. */
  readonly failure: () => SourceFailure | null;
  /** Files or lines that are not what they should be. */
  readonly malformed: () => number;
}

/** The frame of a source of many files, whichever those are: one thing at a time, failures told once, what a refresh came to. */
export class FilesFollowed {
  readonly #options: FilesFollowedOptions;
  #failure: SourceFailure | null = null;
  #asOf = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: FilesFollowedOptions) {
    this.#options = options;
  }

  /** ms since the epoch of the last look; 0 before the first. */
  get asOf(): number {
    return this.#asOf;
  }

  get failed(): boolean {
    return this.#failure !== null;
  }

  /** What is known about the source right now. */
  get state(): SourceState {
    const { path, kind, tables, malformed } = this.#options;
    const { requests, sessions } = tables;
    return {
      id: path,
      kind,
      path,
      state: this.#failure !== null ? 'failed' : this.#asOf === 0 ? 'loading' : 'ready',
      failure: this.#failure,
      asOf: this.#asOf,
      sessions: sessions.size,
      requests: requests.counted,
      malformedRows: malformed(),
    };
  }

  /** The content is that of a look of an earlier run (ms since the epoch). */
  noteRemembered(asOf: number): void {
    this.#asOf = Math.max(this.#asOf, asOf);
  }

  /** Does one thing after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Looks at the files; `look` says whether anything differs, or null when it was stopped. */
  refresh(look: () => Promise<boolean | null>): Promise<RefreshOutcome> {
    return this.inTurn(() => this.#refresh(look));
  }

  async #refresh(look: () => Promise<boolean | null>): Promise<RefreshOutcome> {
    const { failure, log, malformed, now } = this.#options;
    const failedBefore = this.#failure !== null;
    this.#failure = failure();
    if (this.#failure !== null) {
      if (!failedBefore) log({ level: 'warn', text: this.#failure.message });
      return { changed: !failedBefore, how: 'failed' };
    }
    const malformedBefore = malformed();
    const first = this.#asOf === 0;
    const changed = await look();
    if (changed === null) return { changed: false, how: 'failed' };
    this.#asOf = now();
    const differs = changed || first || failedBefore || malformedBefore !== malformed();
    return { changed: differs, how: first ? 'loaded' : differs ? 'pages' : 'same' };
  }
}

/** Why a folder could not be read, in the words of its kind of source. */
export function folderFailure(error: unknown, denied: string, missing: string): SourceFailure {
  const isDenied = ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  return isDenied
    ? { reason: 'permission-denied', message: denied, nextStep: 'Give yourself permission to read the folder.' }
    : { reason: 'not-found', message: missing, nextStep: 'Check the path, or remove it.' };
}
