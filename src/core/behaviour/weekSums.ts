import type { TrendPoint } from './changePoint.ts';
import type { WeekFinder } from './weekFinder.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Counts hits by local week, of weeks the finder has numbered. */
export class WeekSums {
  readonly #finder: WeekFinder;
  readonly #hits: Uint32Array;
  readonly #totals: Uint32Array;

  constructor(finder: WeekFinder) {
    this.#finder = finder;
    this.#hits = new Uint32Array(finder.size);
    this.#totals = new Uint32Array(finder.size);
  }

  /** Counts one in a week by its number; -1 is no week. */
  add(week: number, hit: boolean): void {
    if (week < 0) return;
    this.#totals[week] = (this.#totals[week] ?? 0) + 1;
    if (hit) this.#hits[week] = (this.#hits[week] ?? 0) + 1;
  }

  /** The last `most` weeks up to the latest one counted, the earliest first, empty ones included. */
  points(most: number): TrendPoint[] {
    let first = Infinity;
    let last = -Infinity;
    for (const [number, total] of this.#totals.entries()) {
      if (total === 0) continue;
      const { from } = this.#finder.week(number).range;
      first = Math.min(first, from);
      last = Math.max(last, from);
    }
    const points: TrendPoint[] = [];
    // Noon of a day three days into each week: no change of clocks moves it out of it.
    for (let at = last + 3.5 * dayMs; at > first && points.length < most; at -= 7 * dayMs) {
      const number = this.#finder.find(at);
      const { date } = this.#finder.week(number);
      points.push({ date, hits: this.#hits[number] ?? 0, total: this.#totals[number] ?? 0 });
    }
    return points.reverse();
  }
}
