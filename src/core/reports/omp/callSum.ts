import { dollars } from '../../model/money.ts';
import type { Call } from './eachCall.ts';
import type { AggregatedStats } from './ompStats.ts';

/** A mean of what is known. */
class Mean {
  #sum = 0;
  #count = 0;

  add(value: number | null): void {
    if (value === null) return;
    this.#sum += value;
    this.#count++;
  }

  merge(other: Mean): void {
    this.#sum += other.#sum;
    this.#count += other.#count;
  }

  get value(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count;
  }
}

/** Adds calls up to omp-stats' figures; money stays whole nano-dollars until it is told. */
export class CallSum {
  requests = 0;
  failed = 0;
  unpriced = 0;
  input = 0;
  output = 0;
  cacheRead = 0;
  cacheWrite = 0;
  /** As providers totalled them. */
  total = 0;
  /** Nano-dollars, as the parts. */
  cost = 0;
  costInput = 0;
  costOutput = 0;
  costCacheRead = 0;
  costCacheWrite = 0;
  premium = 0;
  #uncached = 0;
  #cached = 0;
  #first = Infinity;
  #last = 0;
  readonly #duration = new Mean();
  readonly #ttft = new Mean();
  readonly #speed = new Mean();

  /** Adds one call. */
  add(call: Call): void {
    this.requests++;
    if (call.stop === 'error') this.failed++;
    if (isUnpriced(call)) this.unpriced++;
    this.input += call.input;
    this.output += call.output;
    this.cacheRead += call.cacheRead;
    this.cacheWrite += call.cacheWrite;
    this.total += call.total;
    this.cost += call.cost;
    this.costInput += call.costInput;
    this.costOutput += call.costOutput;
    this.costCacheRead += call.costCacheRead;
    this.costCacheWrite += call.costCacheWrite;
    this.premium += call.premium;
    this.#uncached += call.uncachedPrompt;
    if (call.uncachedPrompt > 0) this.#cached += call.costInput + call.costCacheRead + call.costCacheWrite;
    this.#first = Math.min(this.#first, call.timestamp);
    this.#last = Math.max(this.#last, call.timestamp);
    this.#duration.add(call.duration);
    this.#ttft.add(call.ttft);
    this.#speed.add(speedOf(call));
  }

  /** Adds what another sum holds. */
  merge(other: CallSum): void {
    this.requests += other.requests;
    this.failed += other.failed;
    this.unpriced += other.unpriced;
    this.input += other.input;
    this.output += other.output;
    this.cacheRead += other.cacheRead;
    this.cacheWrite += other.cacheWrite;
    this.total += other.total;
    this.cost += other.cost;
    this.costInput += other.costInput;
    this.costOutput += other.costOutput;
    this.costCacheRead += other.costCacheRead;
    this.costCacheWrite += other.costCacheWrite;
    this.premium += other.premium;
    this.#uncached += other.#uncached;
    this.#cached += other.#cached;
    this.#first = Math.min(this.#first, other.#first);
    this.#last = Math.max(this.#last, other.#last);
    this.#duration.merge(other.#duration);
    this.#ttft.merge(other.#ttft);
    this.#speed.merge(other.#speed);
  }

  /** Mean time to the first token, ms. */
  get ttft(): number | null {
    return this.#ttft.value;
  }

  /** Mean of the calls' own speeds, tokens/s. */
  get speed(): number | null {
    return this.#speed.value;
  }

  /** The sum so far. */
  stats(): AggregatedStats {
    const prompt = this.input + this.cacheRead;
    return {
      totalRequests: this.requests,
      successfulRequests: this.requests - this.failed,
      failedRequests: this.failed,
      errorRate: this.requests === 0 ? 0 : this.failed / this.requests,
      totalInputTokens: this.input,
      totalOutputTokens: this.output,
      totalCacheReadTokens: this.cacheRead,
      totalCacheWriteTokens: this.cacheWrite,
      cacheRate: prompt === 0 ? 0 : this.cacheRead / prompt,
      cacheSavings: this.#uncached === 0 ? 0 : (this.#uncached - this.#cached) / this.#uncached,
      totalCost: dollars(this.cost),
      unpricedRequests: this.unpriced,
      totalPremiumRequests: Math.round(this.premium * 1e6) / 1e6,
      avgDuration: this.#duration.value,
      avgTtft: this.#ttft.value,
      avgTokensPerSecond: this.#speed.value,
      firstTimestamp: this.requests === 0 ? 0 : this.#first,
      lastTimestamp: this.#last,
    };
  }
}

/** Tokens a second of one call by its whole duration; null when that is not known or zero. */
export function speedOf({ output, duration }: Pick<Call, 'output' | 'duration'>): number | null {
  return duration === null || duration <= 0 ? null : (output * 1000) / duration;
}

/** omp-stats calls a request unpriced when only a subscription knows what it cost. */
export function isUnpriced({ total, cost, provider }: Call): boolean {
  return total > 0 && cost === 0 && provider === 'xai-oauth';
}
