import type { Quantiles } from './quantiles.ts';
import { selectRank } from './selectRank.ts';

/** Shorter durations (ms) are counted, longer ones, which few are, kept one by one. */
const mostCounted = 4096;
const fewest = 64;

/** Durations in whole ms, counted by length: hundreds of thousands give a median without being put in order. */
export class DurationCounts {
  #counts = new Uint32Array(fewest);
  readonly #long: number[] = [];
  #size = 0;

  /** Adds a duration, in whole ms. */
  add(ms: number): void {
    this.#size++;
    if (ms >= mostCounted) {
      this.#long.push(ms);
      return;
    }
    if (ms >= this.#counts.length) this.#grow(ms + 1);
    this.#counts[ms] = (this.#counts[ms] ?? 0) + 1;
  }

  /** Adds all durations another one has seen. */
  merge(other: DurationCounts): void {
    const counts = other.#counts;
    if (counts.length > this.#counts.length) this.#grow(counts.length);
    for (let ms = 0; ms < counts.length; ms++) this.#counts[ms] = (this.#counts[ms] ?? 0) + (counts[ms] ?? 0);
    for (const ms of other.#long) this.#long.push(ms);
    this.#size += other.#size;
  }

  /** Median and 90th percentile, or null of nothing. */
  quantiles(): Quantiles | null {
    if (this.#size === 0) return null;
    const middle = this.#size >>> 1;
    const upper = this.#ofRank(middle);
    const lower = this.#size % 2 === 1 ? upper : this.#ofRank(middle - 1);
    return { median: (lower + upper) / 2, p90: this.#ofRank(Math.ceil(this.#size * 0.9) - 1) };
  }

  /** The duration of a rank, 0 = shortest. */
  #ofRank(rank: number): number {
    let upTo = 0;
    for (let ms = 0; ms < this.#counts.length; ms++) {
      upTo += this.#counts[ms] ?? 0;
      if (upTo > rank) return ms;
    }
    return selectRank(Float64Array.from(this.#long), rank - upTo, 0, this.#long.length - 1);
  }

  #grow(least: number): void {
    const grown = new Uint32Array(Math.min(mostCounted, 2 ** Math.ceil(Math.log2(least))));
    grown.set(this.#counts);
    this.#counts = grown;
  }
}
