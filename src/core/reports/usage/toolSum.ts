import type { TokenUsage } from '../../model/tokenUsage.ts';
import { noTokens } from '../../model/tokenUsage.ts';
import type { ToolCallTable } from '../../usage/toolCallTable.ts';
import { DurationCounts } from './durationCounts.ts';

/** Everything a report says of a set of tool calls. */
export interface ToolUsage {
  /** Calls that ended, well or not. */
  readonly calls: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Calls that never ended; not in `calls`. */
  readonly unfinished: number;
  /** Share (0..1) of `calls` that succeeded, or null without calls. */
  readonly successRate: number | null;
  /** ms; null when no call took measurable time. */
  readonly medianDuration: number | null;
  /** ms: nine of ten calls took at most this long (nearest rank). */
  readonly p90Duration: number | null;
  /** ms over all calls. */
  readonly busy: number;
  /** Of the requests that made the calls, in equal parts for each of a request's calls: attributed, not measured. */
  readonly tokens: TokenUsage;
  /** ms since the epoch of the first and last start; 0 without one. */
  readonly firstUse: number;
  readonly lastUse: number;
}

/** Adds tool calls up. */
export class ToolSum {
  #succeeded = 0;
  #failed = 0;
  #unfinished = 0;
  #busy = 0;
  readonly #tokens = { ...noTokens };
  #first = Infinity;
  #last = 0;
  readonly #durations = new DurationCounts();

  /** Adds the call in this slot with its part of its request's tokens. */
  add(calls: ToolCallTable, slot: number, tokens: TokenUsage): void {
    this.#addTokens(tokens);
    const started = calls.columns.started[slot] ?? 0;
    if (started > 0 && started < this.#first) this.#first = started;
    if (started > this.#last) this.#last = started;
    const status = calls.status(slot);
    if (status === 'pending' || status === 'running') {
      this.#unfinished++;
      return;
    }
    if (status === 'error') this.#failed++;
    else this.#succeeded++;
    const duration = calls.columns.duration[slot] ?? 0;
    this.#busy += duration;
    if (duration > 0) this.#durations.add(duration);
  }

  /** Failed calls so far. */
  get failed(): number {
    return this.#failed;
  }

  /** Adds everything another sum has seen. */
  merge(other: ToolSum): void {
    this.#succeeded += other.#succeeded;
    this.#failed += other.#failed;
    this.#unfinished += other.#unfinished;
    this.#busy += other.#busy;
    this.#addTokens(other.#tokens);
    this.#first = Math.min(this.#first, other.#first);
    this.#last = Math.max(this.#last, other.#last);
    this.#durations.merge(other.#durations);
  }

  /** The sum so far. */
  usage(): ToolUsage {
    const calls = this.#succeeded + this.#failed;
    const durations = this.#durations.quantiles();
    return {
      calls,
      succeeded: this.#succeeded,
      failed: this.#failed,
      unfinished: this.#unfinished,
      successRate: calls === 0 ? null : this.#succeeded / calls,
      medianDuration: durations?.median ?? null,
      p90Duration: durations?.p90 ?? null,
      busy: this.#busy,
      tokens: { ...this.#tokens },
      firstUse: this.#first === Infinity ? 0 : this.#first,
      lastUse: this.#last,
    };
  }

  #addTokens({ input, output, reasoning, cacheRead, cacheWrite }: TokenUsage): void {
    this.#tokens.input += input;
    this.#tokens.output += output;
    this.#tokens.reasoning += reasoning;
    this.#tokens.cacheRead += cacheRead;
    this.#tokens.cacheWrite += cacheWrite;
  }
}
