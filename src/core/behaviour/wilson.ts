/** A share with the stretch in which the true one lies, 19 times of 20. */
export interface Share {
  readonly successes: number;
  readonly attempts: number;
  /** 0 to 1; null without attempts. */
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

/** Standard deviations of a normal distribution that hold 95 %. */
const z = 1.959963984540054;

/** The share of successes with its Wilson score interval, which stays within 0 and 1 and is honest about few attempts. */
export function wilsonShare(successes: number, attempts: number): Share {
  if (attempts <= 0) return { successes: 0, attempts: 0, rate: null, low: 0, high: 1 };
  const rate = successes / attempts;
  const denominator = 1 + (z * z) / attempts;
  const centre = (rate + (z * z) / (2 * attempts)) / denominator;
  const half = (z / denominator) * Math.sqrt((rate * (1 - rate)) / attempts + (z * z) / (4 * attempts * attempts));
  return { successes, attempts, rate, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
