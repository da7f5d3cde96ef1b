import { plausibleRange } from '../usage/plausibleTime.ts';

/** Tells which recorded times can be ones, and whether the same answers would be given at another moment. */
export class PlausibleTimes {
  readonly #from: number;
  readonly #to: number;
  /** ms since the epoch: the latest time that could be one, and the first that was too far ahead. */
  #latest: number;
  #ahead: number;

  /** For a moment (ms since the epoch); goes on from answers that were given before and hold still. */
  constructor(now: number, before: PlausibleTimes | null = null) {
    const { from, to } = plausibleRange(now);
    this.#from = from;
    this.#to = to;
    this.#latest = before === null ? -Infinity : before.#latest;
    this.#ahead = before === null ? Infinity : before.#ahead;
  }

  /** The time itself, or 0 when it cannot be one; see `plausibleTime`. */
  of(time: number): number {
    if (time >= this.#to) {
      if (time < this.#ahead) this.#ahead = time;
      return 0;
    }
    if (!(time >= this.#from)) return 0;
    if (time > this.#latest) this.#latest = time;
    return time;
  }

  /** Whether every time asked for so far would get the same answer at this moment, ms since the epoch. */
  holdAt(now: number): boolean {
    const { to } = plausibleRange(now);
    return this.#latest < to && this.#ahead >= to;
  }
}
