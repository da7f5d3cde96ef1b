/** Answers shall take a fifth of the time at most, however often the data moves, */
const share = 5;
/** but nothing on screen grows older than this because of it (ms). */
const longest = 1500;

/** How long (ms) from one question to the next when the last answer took `tookMs`; at least `leastMs`. */
export function pauseAfter(tookMs: number, leastMs: number): number {
  return Math.max(leastMs, Math.min(longest, tookMs * share));
}
