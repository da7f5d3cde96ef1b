const earliest = Date.UTC(2000, 0, 1);
const aheadAllowed = 24 * 60 * 60 * 1000;

/**
 * True when a recorded time (ms since the epoch) can be one: rows with a missing, negative or far-future time count
 * in totals but belong to no day, and never make a session the newest.
 */
export function isPlausibleTime(time: number, now: number): boolean {
  return time >= earliest && time < now + aheadAllowed;
}

/** The first recorded time that can be one and the first after them that cannot, ms since the epoch. */
export function plausibleRange(now: number): { readonly from: number; readonly to: number } {
  return { from: earliest, to: now + aheadAllowed };
}

/** The time itself, or 0 when it cannot be one. */
export function plausibleTime(time: number, now: number): number {
  return isPlausibleTime(time, now) ? time : 0;
}
