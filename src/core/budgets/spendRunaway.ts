import type { NanoDollars } from '../model/money.ts';
import { quantiles } from '../reports/usage/quantiles.ts';

/** Spending of the last quarter of an hour far above what this user's busy quarters of an hour come to. */
export interface SpendRunaway {
  /** Spent in the last quarter of an hour. */
  readonly spent: NanoDollars;
  /** What nine of ten quarters of an hour with any spending came to at most. */
  readonly usual: NanoDollars;
  /** The session most of it went to. */
  readonly sessionId: string;
  readonly title: string;
}

/** Length of the window that is compared, ms. */
export const spendWindowMs = 15 * 60_000;

/** Quarters of an hour that are compared with: four weeks. */
export const spendWindows = 28 * 96;

/** The last hour is no measure of what is usual: it may be part of the runaway. */
const newestUsual = 4;

/** Fewer windows with any spending say nothing about a user. */
const fewestUsual = 20;

/** Below it nobody is in a hurry, however unusual it is. */
const smallest: NanoDollars = 500_000_000;

/**
 * Compares the newest window with all others. `windows` holds the spending of each quarter of an hour back from now,
 * the newest first. Null when it is nothing unusual, or when too little is known of what is usual.
 */
export function unusualSpending(
  windows: ArrayLike<NanoDollars>,
  factor: number,
): Pick<SpendRunaway, 'spent' | 'usual'> | null {
  const spent = windows[0] ?? 0;
  if (factor <= 0 || spent < smallest) return null;
  const busy = Array.from(windows)
    .slice(newestUsual)
    .filter((amount) => amount > 0);
  if (busy.length < fewestUsual) return null;
  const usual = quantiles([busy])?.p90 ?? 0;
  return usual > 0 && spent > usual * factor ? { spent, usual } : null;
}
