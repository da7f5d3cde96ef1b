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

/** Measures how far stretches overlap; those without length count as work done at once. */
export function overlapOf(stretches: readonly Stretch[]): Overlap {
  const [only] = stretches;
  if (stretches.length === 1 && only !== undefined && only.to > only.from) {
    const length = only.to - only.from;
    return { busy: length, wall: length, most: 1, efficiency: 1 };
  }
  let busy = 0;
  const starts = new Float64Array(stretches.length);
  const ends = new Float64Array(stretches.length);
  for (const [index, { from, to }] of stretches.entries()) {
    starts[index] = from;
    ends[index] = Math.max(from, to);
    busy += Math.max(0, to - from);
  }
  starts.sort();
  ends.sort();
  let most = 0;
  let wall = 0;
  let begun = 0;
  let since = 0;
  for (const [ended, end] of ends.entries()) {
    // At one moment ends come first: a stretch that begins where another ends does not overlap it.
    for (let start = starts[begun]; start !== undefined && (start < end || begun === ended); start = starts[++begun]) {
      if (begun === ended) since = start;
      if (start < end) most = Math.max(most, begun + 1 - ended);
    }
    if (begun === ended + 1) wall += end - since;
  }
  return { busy, wall, most, efficiency: wall === 0 ? null : busy / wall };
}
