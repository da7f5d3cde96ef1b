import type { CalendarStretch } from '../calendar.ts';

const utcDay = 86_400_000;

/** Finds the local day, week or month of a time, working out each once: only stretches with requests in them cost. */
export class PeriodFinder {
  readonly #stretchOf: (time: number) => CalendarStretch;
  readonly #byStart = new Map<number, CalendarStretch>();
  /** Stretches known to touch a day of UTC; a local day touches two or three. */
  readonly #byUtcDay = new Map<number, CalendarStretch[]>();
  #last: CalendarStretch | null = null;

  constructor(stretchOf: (time: number) => CalendarStretch) {
    this.#stretchOf = stretchOf;
  }

  /** The stretch that contains `time` (ms): always the same object for the same stretch. */
  find(time: number): CalendarStretch {
    if (this.#last !== null && contains(this.#last, time)) return this.#last;
    const number = Math.floor(time / utcDay);
    let near = this.#byUtcDay.get(number);
    if (near === undefined) this.#byUtcDay.set(number, (near = []));
    let stretch = near.find((one) => contains(one, time));
    if (stretch === undefined) {
      const made = this.#stretchOf(time);
      stretch = this.#byStart.get(made.range.from) ?? made;
      this.#byStart.set(made.range.from, stretch);
      near.push(stretch);
    }
    return (this.#last = stretch);
  }
}

const finders = new Map<string, PeriodFinder>();

/** Calendars kept: a user has one zone and one first day of the week, tests have many. */
const mostFinders = 12;

/** The finder of a calendar (named by `key`), kept between reports: calendars do not change, and working them out is slow. */
export function keptFinder(key: string, stretchOf: (time: number) => CalendarStretch): PeriodFinder {
  let finder = finders.get(key);
  if (finder === undefined) {
    if (finders.size >= mostFinders) finders.clear();
    finders.set(key, (finder = new PeriodFinder(stretchOf)));
  }
  return finder;
}

function contains({ range }: CalendarStretch, time: number): boolean {
  return time >= range.from && time < range.to;
}
