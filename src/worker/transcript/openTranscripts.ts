import type { SourceKind } from '../../core/model/sourceState.ts';
import { LiveDatabase } from '../sqlite/liveDatabase.ts';
import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import { DatabaseTranscript } from './databaseTranscript.ts';
import { LogTranscript } from './logTranscript.ts';
import { StorageTranscript } from './storageTranscript.ts';
import type { TranscriptSource } from './transcriptSource.ts';

/** Sessions kept open: a look into another closes the one not looked at for longest. */
const mostOpen = 4;

/** Where a session is read from. */
export interface TranscriptPlace {
  readonly sessionId: string;
  /** The database, the folder of the storage, or the session's own log. */
  readonly path: string;
  readonly kind: SourceKind;
}

/** A session that is looked into, refreshed by one at a time. */
export class OpenTranscript {
  readonly source: TranscriptSource;
  /** Grows with every refresh that found something. */
  version = 0;
  #refreshed = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(source: TranscriptSource) {
    this.source = source;
  }

  /** Reads what changed. */
  refresh(signal?: AbortSignal): Promise<void> {
    const turn = this.#queue.then(async () => {
      signal?.throwIfAborted();
      if (await this.source.refresh(signal)) this.version++;
      this.#refreshed = true;
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Reads it the first time; later calls answer from what is known. */
  async known(signal?: AbortSignal): Promise<void> {
    await this.#queue;
    if (!this.#refreshed) await this.refresh(signal);
  }
}

/** The sessions that are looked into just now. */
export class OpenTranscripts {
  readonly #engine: () => Promise<SqlEngine>;
  readonly #open = new Map<string, OpenTranscript>();

  constructor(engine: () => Promise<SqlEngine>) {
    this.#engine = engine;
  }

  /** The session, opened when it is not. */
  async get(place: TranscriptPlace): Promise<OpenTranscript> {
    const key = JSON.stringify([place.path, place.sessionId]);
    const known = this.#open.get(key) ?? new OpenTranscript(await this.#create(place));
    const opened = this.#open.get(key) ?? known;
    this.#open.delete(key);
    this.#open.set(key, opened);
    for (const [oldest, { source }] of this.#open) {
      if (this.#open.size <= mostOpen) break;
      this.#open.delete(oldest);
      source.close();
    }
    return opened;
  }

  async #create({ sessionId, path, kind }: TranscriptPlace): Promise<TranscriptSource> {
    if (kind === 'omp-logs') return new LogTranscript(path, sessionId);
    if (kind === 'opencode-json') return new StorageTranscript(path, sessionId);
    return new DatabaseTranscript(new LiveDatabase(await this.#engine(), path), sessionId);
  }
}
