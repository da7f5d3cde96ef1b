import { type CalendarStretch, localWeek, type WeekStart } from '../reports/calendar.ts';
import { plausibleRange } from '../usage/plausibleTime.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** The finder asked for last: reports of one user are all of one zone, and what a calendar says stays so. */
let lastFinder: WeekFinder | null = null;

/** The finder of a zone's weeks. */
export function weekFinderOf(timeZone: string, weekStart: WeekStart): WeekFinder {
  if (lastFinder?.isOf(timeZone, weekStart) !== true) lastFinder = new WeekFinder(timeZone, weekStart);
  return lastFinder;
}

/** Finds the local week of a time, and asks the calendar once for each. */
export class WeekFinder {
  readonly #timeZone: string;
  readonly #weekStart: WeekStart;
  readonly #weeks: CalendarStretch[] = [];
  /** By whole weeks since the epoch: numbers of the local weeks that share an instant with it, two at most but for a change of clocks. */
  readonly #known = new Map<number, number[]>();

  constructor(timeZone: string, weekStart: WeekStart) {
    this.#timeZone = timeZone;
    this.#weekStart = weekStart;
  }

  isOf(timeZone: string, weekStart: WeekStart): boolean {
    return this.#timeZone === timeZone && this.#weekStart === weekStart;
  }

  /** Number of the local week that contains `time` (ms since the epoch): weeks are numbered as they are found. */
  find(time: number): number {
    const place = Math.floor(time / weekMs);
    let near = this.#known.get(place);
    if (near === undefined) this.#known.set(place, (near = []));
    let number = near.find((one) => this.#contains(one, time));
    if (number === undefined) {
      number = this.#numberOf(localWeek(time, this.#timeZone, this.#weekStart));
      near.push(number);
    }
    return number;
  }

  /** The week's number of each of some times (places in `times`), -1 for one that cannot be a time; neighbours mostly share theirs. */
  findAll(times: Float64Array, places: Uint32Array, now: number): Int32Array {
    const numbers = new Int32Array(places.length);
    const plausible = plausibleRange(now);
    let last = -1;
    let from = Infinity;
    let to = -Infinity;
    for (let index = 0; index < places.length; index++) {
      const time = times[places[index] ?? 0] ?? 0;
      if (!(time >= plausible.from && time < plausible.to)) {
        numbers[index] = -1;
        continue;
      }
      if (time < from || time >= to) {
        last = this.find(time);
        ({ from, to } = this.week(last).range);
      }
      numbers[index] = last;
    }
    return numbers;
  }

  /** How many weeks are numbered so far. */
  get size(): number {
    return this.#weeks.length;
  }

  /** The week of this number; throws on a number that was never given. */
  week(number: number): CalendarStretch {
    const week = this.#weeks[number];
    if (week === undefined) throw new RangeError('no such week');
    return week;
  }

  #numberOf(week: CalendarStretch): number {
    const known = this.#weeks.findIndex(({ date }) => date === week.date);
    return known >= 0 ? known : this.#weeks.push(week) - 1;
  }

  #contains(number: number, time: number): boolean {
    const { range } = this.week(number);
    return time >= range.from && time < range.to;
  }
}
