import type { TokenUsage } from '../../model/tokenUsage.ts';
import type { ToolCallColumns } from '../../usage/toolCallColumns.ts';
import { failedStatus, isEndedStatus } from '../../usage/toolStatus.ts';
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

/** Adds tool calls up, their durations into counts that sums may share: of many sums that are put together nobody asks for each one's median. */
export class ToolSum {
  #succeeded = 0;
  #failed = 0;
  #unfinished = 0;
  #busy = 0;
  #input = 0;
  #output = 0;
  #reasoning = 0;
  #cacheRead = 0;
  #cacheWrite = 0;
  #first = Infinity;
  #last = 0;
  readonly #durations: DurationCounts | null;

  /** Without counts of its own the sum tells no duration but the busy time. */
  constructor(durations: DurationCounts | null = new DurationCounts()) {
    this.#durations = durations;
  }

  /** Adds the call in this slot with its part of its request's tokens. */
  add(columns: ToolCallColumns, slot: number, tokens: TokenUsage): void {
    this.#input += tokens.input;
    this.#output += tokens.output;
    this.#reasoning += tokens.reasoning;
    this.#cacheRead += tokens.cacheRead;
    this.#cacheWrite += tokens.cacheWrite;
    const started = columns.started[slot] ?? 0;
    if (started > 0 && started < this.#first) this.#first = started;
    if (started > this.#last) this.#last = started;
    const status = columns.status[slot] ?? 0;
    if (!isEndedStatus(status)) {
      this.#unfinished++;
      return;
    }
    if (status === failedStatus) this.#failed++;
    else this.#succeeded++;
    const duration = columns.duration[slot] ?? 0;
    this.#busy += duration;
    if (duration > 0) this.#durations?.add(duration);
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
    this.#input += other.#input;
    this.#output += other.#output;
    this.#reasoning += other.#reasoning;
    this.#cacheRead += other.#cacheRead;
    this.#cacheWrite += other.#cacheWrite;
    this.#first = Math.min(this.#first, other.#first);
    this.#last = Math.max(this.#last, other.#last);
    if (other.#durations !== null) this.#durations?.merge(other.#durations);
  }

  /** The sum so far. */
  usage(): ToolUsage {
    const calls = this.#succeeded + this.#failed;
    const durations = this.#durations?.quantiles();
    return {
      calls,
      succeeded: this.#succeeded,
      failed: this.#failed,
      unfinished: this.#unfinished,
      successRate: calls === 0 ? null : this.#succeeded / calls,
      medianDuration: durations?.median ?? null,
      p90Duration: durations?.p90 ?? null,
      busy: this.#busy,
      tokens: {
        input: this.#input,
        output: this.#output,
        reasoning: this.#reasoning,
        cacheRead: this.#cacheRead,
        cacheWrite: this.#cacheWrite,
      },
      firstUse: this.#first === Infinity ? 0 : this.#first,
      lastUse: this.#last,
    };
  }
}
