import type { Words } from '../text/words.ts';

/** A stretch of time in the two units that matter, a dash for none. */
export function durationText(ms: number, { formats }: Words): string {
  return ms > 0 ? formats.duration(ms) : '–';
}
