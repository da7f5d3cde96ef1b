import type { CalendarStretch } from './calendar.ts';

/** Finds the day or month of a time; neighbours in a scan usually share theirs, so the last answer is tried first. */
export class StretchFinder {
  readonly #starts: Float64Array;
  readonly #end: number;
  #last = 0;

  /** The stretches must follow each other without gaps. */
  constructor(stretches: readonly CalendarStretch[]) {
    this.#starts = Float64Array.from(stretches, (stretch) => stretch.range.from);
    this.#end = stretches.at(-1)?.range.to ?? -Infinity;
  }

  /** Index of the stretch that contains `time` (ms), or -1. */
  find(time: number): number {
    const starts = this.#starts;
    const index = this.#last;
    if (time >= (starts[index] ?? Infinity) && time < (starts[index + 1] ?? this.#end)) return index;
    if (!(time >= (starts[0] ?? Infinity)) || time >= this.#end) return -1;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= time) low = middle;
      else high = middle - 1;
    }
    return (this.#last = low);
  }
}
