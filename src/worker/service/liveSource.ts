import { setTimeout as pause } from 'node:timers/promises';
import type { IndexProgress, LogLine } from '../../protocol/workerApi.ts';
import { SingleFlight } from '../watch/singleFlight.ts';
import { PersistSchedule } from './persistSchedule.ts';
import type { SourceIndex } from './sourceIndex.ts';

/** A failed source is tried again after this long (ms), then after twice as long, and so on up to the longest. */
const firstRetryMs = 2000;
const longestRetryMs = 30_000;
/** Pause before a refresh that completes an inexact one (ms). */
const followUpMs = 100;

/** Tool calls are read this long after a refresh (ms): its figures are asked for and shown first. */
const headStartMs = 120;

/** What a source tells its service. */
export interface LiveSourceHooks {
  /** Rows were written again, though perhaps to the same: what was derived from them must be derived again. */
  readonly onRead: () => void;
  /** Figures moved. */
  readonly onChanged: () => void;
  /** All tool calls were read; what is shown of them waits for it. */
  readonly onToolCallsRead: () => Promise<void>;
  /** Its state (loading, ready, failed and why) or its counts moved. */
  readonly onState: () => void;
  /** null when nothing is under way any more. */
  readonly onProgress: (progress: IndexProgress | null) => void;
  readonly log: (line: LogLine) => void;
}

/**
 * One source with its own life: remembered totals first, then a refresh for every change noticed, tool calls in the
 * background, the cache file now and then. Its failures are its own and heal by another try.
 */
export class LiveSource {
  readonly index: SourceIndex;
  readonly #hooks: LiveSourceHooks;
  readonly #refreshes = new SingleFlight(() => this.#refresh());
  readonly #toolCalls = new SingleFlight(() => this.#readToolCalls());
  readonly #persists: PersistSchedule;
  readonly #stopping = new AbortController();
  #again: NodeJS.Timeout | null = null;
  #retryMs = firstRetryMs;

  constructor(index: SourceIndex, hooks: LiveSourceHooks) {
    this.index = index;
    this.#hooks = hooks;
    this.#persists = new PersistSchedule(() => this.#persist());
    index.onToolCallsLost?.(() => this.#readAgain());
  }

  /** Shows what the last run knew; resolves before anything of the source itself is read. */
  async restore(): Promise<void> {
    if (await this.index.restore()) this.#hooks.onChanged();
    this.#hooks.onState();
  }

  /** Reads what changed; resolves when a reading that began after the call has ended, well or not. */
  refresh(): Promise<void> {
    return this.#stopping.signal.aborted ? Promise.resolve() : this.#refreshes.request();
  }

  /** Stops, remembers what is known, lets go of the file. */
  async dispose(): Promise<void> {
    this.#stopping.abort();
    if (this.#again !== null) clearTimeout(this.#again);
    this.#hooks.onProgress(null);
    await this.#persists.flush();
    this.index.dispose();
  }

  async #refresh(): Promise<void> {
    const before = JSON.stringify({ ...this.index.state, asOf: 0 });
    const { signal } = this.#stopping;
    let failed = false;
    let changed = false;
    try {
      const outcome = await this.index.refresh({ signal, onProgress: this.#hooks.onProgress });
      failed = outcome.how === 'failed';
      changed = outcome.changed;
      if (!failed && outcome.how !== 'same') this.#persists.soon();
    } catch (error) {
      failed = true;
      this.#hooks.log({
        level: 'error',
        text: `A refresh failed: ${error instanceof Error ? error.message : 'unknown'}`,
      });
    }
    this.#hooks.onProgress(null);
    if (signal.aborted) return;
    this.#hooks.onRead();
    if (changed) this.#hooks.onChanged();
    if (before !== JSON.stringify({ ...this.index.state, asOf: 0 })) this.#hooks.onState();
    this.#planNext(failed);
    if (!failed && !this.index.toolCallsComplete && !this.#toolCalls.busy) void this.#toolCalls.request();
  }

  /** Whatever is being made of the calls just now is to be made anew. */
  #readAgain(): void {
    if (this.#stopping.signal.aborted) return;
    this.#hooks.onChanged();
    void this.#toolCalls.request();
  }

  #planNext(failed: boolean): void {
    if (this.#again !== null) clearTimeout(this.#again);
    this.#again = null;
    if (!failed && this.index.isExact) {
      this.#retryMs = firstRetryMs;
      return;
    }
    const pause = failed ? this.#retryMs : followUpMs;
    if (failed) this.#retryMs = Math.min(longestRetryMs, this.#retryMs * 2);
    this.#again = setTimeout(() => void this.refresh(), pause).unref();
  }

  async #readToolCalls(): Promise<void> {
    const { signal } = this.#stopping;
    await pause(headStartMs, undefined, { ref: false });
    if (signal.aborted) return;
    const before = this.index.tables.toolCalls.size;
    try {
      await this.index.readToolCalls({ signal, onProgress: this.#hooks.onProgress });
    } catch (error) {
      const text = `Reading tool calls failed: ${error instanceof Error ? error.message : 'unknown'}`;
      this.#hooks.log({ level: 'warn', text });
    }
    this.#hooks.onProgress(null);
    if (signal.aborted) return;
    this.#persists.soon();
    if (this.index.toolCallsComplete) await this.#hooks.onToolCallsRead();
    if (signal.aborted) return;
    if (this.index.toolCallsComplete || this.index.tables.toolCalls.size !== before) this.#hooks.onChanged();
  }

  async #persist(): Promise<void> {
    try {
      await this.index.persist();
    } catch (error) {
      const text = `The cache was not written: ${error instanceof Error ? error.message : 'unknown'}`;
      this.#hooks.log({ level: 'warn', text });
    }
  }
}
