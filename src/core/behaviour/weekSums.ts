import type { CalendarStretch } from '../reports/calendar.ts';
import type { TrendPoint } from './changePoint.ts';
import type { WeekFinder } from './weekFinder.ts';

const dayMs = 24 * 60 * 60 * 1000;

interface WeekSum {
  readonly week: CalendarStretch;
  hits: number;
  total: number;
}

/** Counts hits by local week. */
export class WeekSums {
  readonly #finder: WeekFinder;
  readonly #sums = new Map<string, WeekSum>();
  #last: WeekSum | null = null;

  constructor(finder: WeekFinder) {
    this.#finder = finder;
  }

  add(time: number, hit: boolean): void {
    const week = this.#finder.find(time);
    let sum = this.#last?.week === week ? this.#last : this.#sums.get(week.date);
    if (sum === undefined) this.#sums.set(week.date, (sum = { week, hits: 0, total: 0 }));
    this.#last = sum;
    sum.total++;
    if (hit) sum.hits++;
  }

  /** The last `most` weeks up to the latest one counted, the earliest first, empty ones included. */
  points(most: number): TrendPoint[] {
    const starts = [...this.#sums.values()].map(({ week }) => week.range.from).sort((a, b) => a - b);
    const first = starts[0];
    const last = starts.at(-1);
    if (first === undefined || last === undefined) return [];
    const points: TrendPoint[] = [];
    // Noon of a day three days into each week: no change of clocks moves it out of it.
    for (let at = last + 3.5 * dayMs; at > first && points.length < most; at -= 7 * dayMs) {
      const { date } = this.#finder.find(at);
      const { hits, total } = this.#sums.get(date) ?? { hits: 0, total: 0 };
      points.push({ date, hits, total });
    }
    return points.reverse();
  }
}
