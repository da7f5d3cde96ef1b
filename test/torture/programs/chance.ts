const asleep = new Int32Array(new SharedArrayBuffer(4));

/** True with this probability (0 to 1). */
export const chance = (probability: number): boolean => Math.random() < probability;

/** A whole number from `low` to `high`. */
export const between = (low: number, high: number): number => low + Math.floor(Math.random() * (high - low + 1));

/** One of these, all as likely. */
export function oneOf<T>(choices: readonly [T, ...T[]]): T {
  return choices[between(0, choices.length - 1)] ?? choices[0];
}

/** Sleeps up to `longestMs` milliseconds. */
export function restUpTo(longestMs: number): void {
  Atomics.wait(asleep, 0, 0, Math.random() * longestMs);
}
