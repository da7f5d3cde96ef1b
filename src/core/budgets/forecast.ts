import type { NanoDollars } from '../model/money.ts';
import type { TimeRange } from '../reports/overview.ts';

/** What a period comes to if its pace holds; four times out of five the end lies between `low` and `high`. */
export interface Forecast {
  readonly expected: NanoDollars;
  /** Never below what is spent already. */
  readonly low: NanoDollars;
  readonly high: NanoDollars;
  /** ms since the epoch at which the limit is reached at this pace; null when that is past or after the period. */
  readonly runsOutAt: number | null;
}

/** What a forecast is made from. */
export interface Pace {
  readonly range: TimeRange;
  /** ms since the epoch, inside the range. */
  readonly now: number;
  /** Amounts of the hours (of a day) or days (of a week or month), from the first on; the last one is under way. */
  readonly buckets: readonly NanoDollars[];
  /** How many such buckets the whole period has. */
  readonly bucketCount: number;
  readonly limit: NanoDollars;
}

/** Normal deviate that leaves a tenth on either side. */
const tenth = 1.2816;

/**
 * Carries the pace so far to the end of the period. The uncertainty grows with how uneven the buckets were and how many
 * are left; with fewer than two whole ones, they are taken to vary as much as they amount to. Null before one bucket's
 * length has passed: any pace would be a guess.
 */
export function forecast({ range, now, buckets, bucketCount, limit }: Pace): Forecast | null {
  const length = (range.to - range.from) / bucketCount;
  const passed = (now - range.from) / length;
  if (!(passed >= 1) || !(length > 0)) return null;
  const left = Math.max(0, bucketCount - passed);
  const spent = buckets.reduce((sum, amount) => sum + amount, 0);
  const rate = spent / passed;
  const spread = deviation(buckets.slice(0, -1)) ?? rate;
  // The rest varies by itself, and the pace it is carried on with is known from `passed` buckets only.
  const margin = tenth * spread * Math.sqrt(left + left ** 2 / passed);
  const expected = Math.round(spent + rate * left);
  const reached = now + ((limit - spent) / rate) * length;
  return {
    expected,
    low: Math.max(spent, Math.round(expected - margin)),
    high: Math.round(expected + margin),
    runsOutAt: spent < limit && reached < range.to ? Math.round(reached) : null,
  };
}

/** Standard deviation of a sample, null for fewer than two values. */
function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
