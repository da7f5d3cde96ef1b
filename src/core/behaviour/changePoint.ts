/** One stretch of time of a trend: how many of how many. */
export interface TrendPoint {
  /** ISO date of its first day. */
  readonly date: string;
  readonly hits: number;
  readonly total: number;
}

/** Where a share changed, and how surely. */
export interface ChangePoint {
  /** ISO date of the first stretch after the change. */
  readonly date: string;
  readonly before: number;
  readonly after: number;
  /** Standard deviations by which the two differ. */
  readonly strength: number;
}

/** A difference of three standard deviations is chance once in 370 times: rare enough to be worth a sentence. */
const strongEnough = 3;
const fewestOnASide = 20;

/**
 * The one split of a trend at which the shares before and after differ the most, when that is neither chance (three
 * standard deviations of the pooled share) nor little (five points), with enough on both sides; else null.
 */
export function changePoint(points: readonly TrendPoint[]): ChangePoint | null {
  const all = points.reduce((sum, { hits, total }) => ({ hits: sum.hits + hits, total: sum.total + total }), {
    hits: 0,
    total: 0,
  });
  let best: ChangePoint | null = null;
  let hits = 0;
  let total = 0;
  for (const [index, point] of points.entries()) {
    if (index > 0 && total >= fewestOnASide && all.total - total >= fewestOnASide) {
      const before = hits / total;
      const after = (all.hits - hits) / (all.total - total);
      const pooled = all.hits / all.total;
      const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / total + 1 / (all.total - total)));
      const strength = deviation === 0 ? 0 : Math.abs(after - before) / deviation;
      if (strength >= strongEnough && Math.abs(after - before) >= 0.05 && strength > (best?.strength ?? 0)) {
        best = { date: point.date, before, after, strength };
      }
    }
    hits += point.hits;
    total += point.total;
  }
  return best;
}
