import type { NanoDollars } from '../model/money.ts';
import type { BudgetState } from './budgetReport.ts';

/** A point of a burn-down. */
export interface BurnPoint {
  /** Buckets (hours of a day, days of a week or month) since the period began. */
  readonly at: number;
  /** What is left of the budget, below zero once it is over. */
  readonly left: NanoDollars;
}

/** Two points joined by a line. */
export type BurnLine = readonly [from: BurnPoint, to: BurnPoint];

/** How a budget melts over its period, and how it goes on if the pace holds. */
export interface BurnDown {
  /** The whole budget at the start, what was left at the end of each bucket, what is left now. */
  readonly past: readonly BurnPoint[];
  /** As if every bucket cost the same. */
  readonly even: BurnLine;
  /** From now to the end of the period; null before there is a forecast. */
  readonly pace: BurnLine | null;
  /** The same if less is spent, and if more is: four times out of five the end lies between. */
  readonly best: BurnLine | null;
  readonly worst: BurnLine | null;
  /** Where the pace meets zero inside the period; null when it does not. */
  readonly runsOut: BurnPoint | null;
}

/** The burn-down of a budget at a moment (ms since the epoch). */
export function burnDown(state: Omit<BudgetState, 'id'>, now: number): BurnDown {
  const { budget, range, buckets, bucketCount, spent, forecast } = state;
  const { limit } = budget;
  const place = (time: number): number => ((time - range.from) / (range.to - range.from)) * bucketCount;
  const past: BurnPoint[] = [{ at: 0, left: limit }];
  let left = limit;
  for (const [index, amount] of buckets.slice(0, -1).entries()) {
    left -= amount;
    past.push({ at: index + 1, left });
  }
  // Days are not all equally long: the bucket under way has begun, whatever its share of the period says.
  const today = { at: Math.min(bucketCount, Math.max(buckets.length - 1, place(now))), left: limit - spent };
  past.push(today);
  const to = (amount: NanoDollars): BurnLine => [today, { at: bucketCount, left: limit - amount }];
  const runsOutAt = forecast?.runsOutAt ?? null;
  return {
    past,
    even: [
      { at: 0, left: limit },
      { at: bucketCount, left: 0 },
    ],
    pace: forecast === null ? null : to(forecast.expected),
    best: forecast === null ? null : to(forecast.low),
    worst: forecast === null ? null : to(forecast.high),
    runsOut: runsOutAt === null ? null : { at: Math.max(today.at, place(runsOutAt)), left: 0 },
  };
}
