/** A span of time up to now, as omp-stats names them. */
export type OmpRange = '1h' | '24h' | '7d' | '30d' | '90d' | 'all';

/** Every range, the shortest first. */
export const ompRanges: readonly OmpRange[] = ['1h', '24h', '7d', '30d', '90d', 'all'];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const lengths: Readonly<Record<Exclude<OmpRange, 'all'>, number>> = {
  '1h': hour,
  '24h': day,
  '7d': 7 * day,
  '30d': 30 * day,
  '90d': 90 * day,
};

/** First moment of a range that ends `now` (ms since the epoch); null for one without a beginning. */
export function cutoffOf(range: OmpRange, now: number): number | null {
  return range === 'all' ? null : now - lengths[range];
}

/** Length of the stretches a range is shown in, ms: five minutes, hours, or days of UTC. */
export function bucketOf(range: OmpRange): number {
  if (range === '1h') return 5 * minute;
  return range === '24h' ? hour : day;
}

/** Costs are shown by days of UTC whatever the range, ms. */
export const costBucket = day;

/** Begin of the stretch of this length that holds the time (ms since the epoch). */
export function bucketStart(time: number, bucket: number): number {
  return Math.floor(time / bucket) * bucket;
}
