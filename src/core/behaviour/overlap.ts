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
  const edges = stretches
    .flatMap(({ from, to }) => [
      { at: from, step: 1 },
      { at: Math.max(from, to), step: -1 },
    ])
    // At one moment ends come first: a stretch that begins where another ends does not overlap it.
    .sort((a, b) => a.at - b.at || a.step - b.step);
  let running = 0;
  let most = 0;
  let busy = 0;
  let wall = 0;
  let last = 0;
  for (const { at, step } of edges) {
    if (running > 0) {
      wall += at - last;
      busy += (at - last) * running;
    }
    running += step;
    if (running > most) most = running;
    last = at;
  }
  return { busy, wall, most, efficiency: wall === 0 ? null : busy / wall };
}
