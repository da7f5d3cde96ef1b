import { type CalendarStretch, localWeek, type WeekStart } from '../reports/calendar.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Finds the local week of a time, and asks the calendar once for each. */
export class WeekFinder {
  readonly #timeZone: string;
  readonly #weekStart: WeekStart;
  /** By whole weeks since the epoch: the local weeks that share an instant with it, two at most but for a change of clocks. */
  readonly #known = new Map<number, CalendarStretch[]>();
  #last: CalendarStretch | null = null;

  constructor(timeZone: string, weekStart: WeekStart) {
    this.#timeZone = timeZone;
    this.#weekStart = weekStart;
  }

  /** The local week that contains `time` (ms since the epoch). */
  find(time: number): CalendarStretch {
    if (this.#last !== null && contains(this.#last, time)) return this.#last;
    const number = Math.floor(time / weekMs);
    let near = this.#known.get(number);
    if (near === undefined) this.#known.set(number, (near = []));
    let week = near.find((one) => contains(one, time));
    if (week === undefined) near.push((week = localWeek(time, this.#timeZone, this.#weekStart)));
    return (this.#last = week);
  }
}

function contains({ range }: CalendarStretch, time: number): boolean {
  return time >= range.from && time < range.to;
}
