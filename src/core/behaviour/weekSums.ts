import type { CalendarStretch } from '../reports/calendar.ts';
import type { TrendPoint } from './changePoint.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Counts hits by local week. */
export class WeekSums {
  readonly #weekOf: (time: number) => CalendarStretch;
  readonly #weeks = new Map<string, { hits: number; total: number; from: number; to: number }>();
  #last: CalendarStretch | null = null;

  /** `weekOf` gives the week of a time; it is asked only when the last one does not hold it. */
  constructor(weekOf: (time: number) => CalendarStretch) {
    this.#weekOf = weekOf;
  }

  add(time: number, hit: boolean): void {
    const week = this.#find(time);
    let sum = this.#weeks.get(week.date);
    if (sum === undefined) this.#weeks.set(week.date, (sum = { hits: 0, total: 0, ...week.range }));
    sum.total++;
    if (hit) sum.hits++;
  }

  /** The last `most` weeks up to the latest one counted, the earliest first, empty ones included. */
  points(most: number): TrendPoint[] {
    const sorted = [...this.#weeks].sort(([, a], [, b]) => a.from - b.from);
    const first = sorted[0]?.[1].from;
    const last = sorted.at(-1)?.[1].from;
    if (first === undefined || last === undefined) return [];
    const points: TrendPoint[] = [];
    // Noon of a day three days into each week: no change of clocks moves it out of it.
    for (let at = last + 3.5 * dayMs; at > first && points.length < most; at -= 7 * dayMs) {
      const { date } = this.#weekOf(at);
      const { hits, total } = this.#weeks.get(date) ?? { hits: 0, total: 0 };
      points.push({ date, hits, total });
    }
    return points.reverse();
  }

  #find(time: number): CalendarStretch {
    const last = this.#last;
    if (last !== null && time >= last.range.from && time < last.range.to) return last;
    for (const [date, { from, to }] of this.#weeks) {
      if (time >= from && time < to) return (this.#last = { date, range: { from, to } });
    }
    return (this.#last = this.#weekOf(time));
  }
}
