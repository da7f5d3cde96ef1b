import type { SourceState } from '../../core/model/sourceState.ts';
import type { SourceTables } from '../../core/usage/ledger.ts';
import type { DatabaseIndexOptions, RefreshOutcome, WorkOptions } from './databaseIndex.ts';
import { DatabaseIndex } from './databaseIndex.ts';

const hows: readonly RefreshOutcome['how'][] = ['same', 'pages', 'rows', 'loaded'];

/**
 * The usage in one OpenCode database of any version: the tables of 1.x, and beside them, or alone, those of 2.x. Both are
 * read, for an upgrade leaves messages behind; a message in both counts as 2.x has it.
 */
export class OpenCodeIndex {
  readonly #first: DatabaseIndex;
  readonly #second: DatabaseIndex;

  constructor(options: DatabaseIndexOptions) {
    this.#first = new DatabaseIndex(options);
    this.#second = new DatabaseIndex({ ...options, generation: 2 });
  }

  get tables(): SourceTables {
    return this.#first.tables;
  }

  /** The tables of 2.x, or null where there are none. */
  get secondTables(): SourceTables | null {
    return this.#second.isLoaded ? this.#second.tables : null;
  }

  /** What is known about the source right now. */
  get state(): SourceState {
    const first = this.#first.state;
    const second = this.#second.state;
    if (!this.#second.isLoaded && (second.failure === null || second.failure.reason === 'empty')) return first;
    if (first.failure?.reason === 'empty') return second;
    const failure = first.failure ?? second.failure;
    return {
      ...first,
      state: failure !== null ? 'failed' : first.state,
      failure,
      sessions: new Set([...this.#first.tables.sessions.keys(), ...this.#second.tables.sessions.keys()]).size,
      requests: first.requests + second.requests,
      malformedRows: first.malformedRows + second.malformedRows,
    };
  }

  get toolCallsComplete(): boolean {
    return this.#read.every((index) => index.toolCallsComplete);
  }

  get isExact(): boolean {
    return this.#read.every((index) => index.isExact);
  }

  /** Takes the totals of the last run; false when none fit. */
  async restore(): Promise<boolean> {
    const first = await this.#first.restore();
    const second = await this.#second.restore();
    return first || second;
  }

  /** Has somebody told when tool calls that were said to be known are lost, and are to be read again. */
  onToolCallsLost(tell: () => void): void {
    this.#first.onToolCallsLost(tell);
    this.#second.onToolCallsLost(tell);
  }

  /** Brings the figures of both generations up to date. */
  async refresh(options: WorkOptions = {}): Promise<RefreshOutcome> {
    const first = await this.#first.refresh(options);
    const isEmpty = this.#first.state.failure?.reason === 'empty';
    if (!isEmpty && !this.#first.hasSecond && !this.#second.isLoaded) return first;
    const second = await this.#second.refresh(options);
    const changed = first.changed || second.changed;
    const isNone = this.#second.state.failure?.reason === 'empty';
    if (isEmpty) return isNone ? first : second;
    if (isNone) return { ...first, changed };
    if (first.how === 'failed' || second.how === 'failed') return { changed, how: 'failed' };
    return { changed, how: hows[Math.max(hows.indexOf(first.how), hows.indexOf(second.how))] ?? 'same' };
  }

  /** Reads the tool calls not read yet. */
  async readToolCalls(options: WorkOptions = {}): Promise<void> {
    for (const index of this.#read) await index.readToolCalls(options);
  }

  /** Writes what is known into the cache files. */
  async persist(): Promise<void> {
    for (const index of this.#read) await index.persist();
  }

  /** Lets go of the database; the tables stay readable. */
  dispose(): void {
    this.#first.dispose();
    this.#second.dispose();
  }

  get #read(): readonly DatabaseIndex[] {
    const read = [this.#first, this.#second].filter((index) => index.isLoaded);
    return read.length === 0 ? [this.#first] : read;
  }
}
