/** A stretch of time, ms since the epoch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How far stretches of work ran beside each other. */
export interface Overlap {
  /** Sum of their lengths, ms. */
  readonly busy: number;
  /** Time in which at least one ran, ms. */
  readonly wall: number;
  /** Most that ran at once. */
  readonly most: number;
  /** `busy / wall`: 1 one after the other, 2 twice as fast as that; null without any time. */
  readonly efficiency: number | null;
}

/** True when some other of these stretches ran while this one did. */
export function runsBeside(one: Stretch, all: readonly Stretch[]): boolean {
  return all.some((other) => other !== one && other.from < one.to && one.from < other.to);
}

/** Stretches sorted in one place for all: a report measures thousands of turns, most with two or three. */
const few = 32;
const fewStarts = new Float64Array(few);
const fewEnds = new Float64Array(few);

/** Measures how far stretches overlap; those without length count as work done at once. */
export function overlapOf(stretches: readonly Stretch[]): Overlap {
  const count = stretches.length;
  const starts = count > few ? new Float64Array(count) : fewStarts;
  const ends = count > few ? new Float64Array(count) : fewEnds;
  let busy = 0;
  for (let index = 0; index < count; index++) {
    const from = stretches[index]?.from ?? 0;
    const to = Math.max(from, stretches[index]?.to ?? 0);
    busy += to - from;
    if (count > few) {
      starts[index] = from;
      ends[index] = to;
    } else {
      sortIn(starts, index, from);
      sortIn(ends, index, to);
    }
  }
  if (count > few) {
    starts.sort();
    ends.sort();
  }
  let most = 0;
  let wall = 0;
  let begun = 0;
  let since = 0;
  for (let ended = 0; ended < count; ended++) {
    const end = ends[ended] ?? 0;
    // At one moment ends come first: a stretch that begins where another ends does not overlap it.
    for (; begun < count; begun++) {
      const start = starts[begun] ?? 0;
      if (start >= end && begun !== ended) break;
      if (begun === ended) since = start;
      if (start < end) most = Math.max(most, begun + 1 - ended);
    }
    if (begun === ended + 1) wall += end - since;
  }
  return { busy, wall, most, efficiency: wall === 0 ? null : busy / wall };
}

/** Puts a number where it belongs among the first `count` ones, which are sorted. */
function sortIn(sorted: Float64Array, count: number, value: number): void {
  let place = count;
  for (; place > 0 && (sorted[place - 1] ?? 0) > value; place--) sorted[place] = sorted[place - 1] ?? 0;
  sorted[place] = value;
}
