import { cacheHitRatio } from '../../model/tokenUsage.ts';
import type { ModelId } from '../../model/modelId.ts';
import { FiguresBuilder } from '../../usage/figuresBuilder.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import { isPlausibleTime } from '../../usage/plausibleTime.ts';
import type { Figures } from '../figures.ts';
import type { ReportContext } from '../reportContext.ts';
import { isAbove } from './costLimit.ts';
import { outputSpeed, speedOf } from './outputSpeed.ts';
import type { Usage } from './usage.ts';

const inFigures = requestFlags.counted | requestFlags.failed;
const fiveMinutes = 5 * 60 * 1000;

/** Adds requests up to everything a report says of them. */
export class UsageSum {
  readonly #context: ReportContext;
  readonly #figures = new FiguresBuilder();
  #copies = 0;
  #first = Infinity;
  #last = 0;
  #busy = 0;
  #withoutTokens = 0;
  #long = 0;
  /** Tokens per second; made when the first request tells one, since most sums are of few. */
  #speeds: number[] | null = null;
  /** Where they are put instead. */
  readonly #elsewhere: number[] | null;
  /** Those of the sums that were merged, as they stand there. */
  #others: number[][] | null = null;

  /** `speeds` is where speeds are put when nobody asks for those of this sum alone. */
  constructor(context: ReportContext, speeds: number[] | null = null) {
    this.#context = context;
    this.#elsewhere = speeds;
  }

  /** Adds the request in this slot. */
  add(requests: RequestTable, slot: number): void {
    const { flags, created, completed, output } = requests.columns;
    const flag = flags[slot] ?? 0;
    if ((flag & inFigures) === 0) {
      this.#withoutTokens++;
      return;
    }
    this.#figures.add(requests, slot, this.#context.costing);
    if ((flag & requestFlags.copy) !== 0) {
      if ((flag & requestFlags.duplicate) === 0) this.#copies++;
      return;
    }
    const { now } = this.#context;
    const start = created[slot] ?? 0;
    const end = completed[slot] ?? 0;
    if (!isPlausibleTime(start, now)) return;
    if (start < this.#first) this.#first = start;
    if (start > this.#last) this.#last = start;
    if (end <= start || !isPlausibleTime(end, now)) return;
    if (end > this.#last) this.#last = end;
    const duration = end - start;
    this.#busy += duration;
    if (duration > fiveMinutes) this.#long++;
    const speed = speedOf(output[slot] ?? 0, duration, requests.finish(slot) === 'tool-calls');
    if (speed > 0) (this.#elsewhere ?? (this.#speeds ??= [])).push(speed);
  }

  /** Adds everything another sum has seen. */
  merge(other: UsageSum): void {
    this.#figures.merge(other.#figures);
    this.#copies += other.#copies;
    this.#first = Math.min(this.#first, other.#first);
    this.#last = Math.max(this.#last, other.#last);
    this.#busy += other.#busy;
    this.#withoutTokens += other.#withoutTokens;
    this.#long += other.#long;
    if (other.#speeds !== null) (this.#others ??= []).push(other.#speeds);
    if (other.#others !== null) for (const speeds of other.#others) (this.#others ??= []).push(speeds);
  }

  /** Rows of messages that are counted from another source, so far. */
  get duplicates(): number {
    return this.#figures.duplicates;
  }

  /** Nano-dollars so far. */
  get amount(): number {
    return this.#figures.amount;
  }

  /** Requests that ended well without a token, so far. */
  get withoutTokens(): number {
    return this.#withoutTokens;
  }

  /** ms since the epoch of the last creation or completion, 0 without one. */
  get lastUse(): number {
    return this.#last;
  }

  /** The sum so far in figures. */
  figures(): Figures {
    return this.#figures.figures();
  }

  /** ms since the epoch of the first creation, 0 without one. */
  get firstUse(): number {
    return this.#first === Infinity ? 0 : this.#first;
  }

  /** ms during which requests ran, each counted for itself. */
  get busy(): number {
    return this.#busy;
  }

  /** Whether there is anything to show: a request, a failed one or a copy. */
  get isEmpty(): boolean {
    return this.#figures.requests + this.#figures.failedRequests + this.#copies === 0;
  }

  /** The sum so far, as a part of what cost `total` nano-dollars. */
  usage(total: number, models: readonly ModelId[]): Usage {
    const figures = this.figures();
    const { amount, unpricedRequests } = figures.cost;
    return {
      figures,
      costShare: total === 0 ? null : amount / total,
      cacheHitRatio: cacheHitRatio(figures.tokens),
      firstUse: this.firstUse,
      lastUse: this.#last,
      duration: this.#first === Infinity ? 0 : this.#last - this.#first,
      busy: this.#busy,
      speed: outputSpeed([...(this.#speeds === null ? [] : [this.#speeds]), ...(this.#others ?? [])]),
      models,
      health: {
        withoutTokens: this.#withoutTokens,
        unpriced: unpricedRequests,
        long: this.#long,
        costly: isAbove(amount, this.#context.costLimit),
      },
    };
  }
}
