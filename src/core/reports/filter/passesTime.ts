import type { Selection } from './selection.ts';

/** True for a time (ms since the epoch) within a selection's range, at its hours and on its weekdays. */
export function passesTime({ range, clock }: Pick<Selection, 'range' | 'clock'>, time: number): boolean {
  if (range !== null && (time < range.from || time >= range.to)) return false;
  return clock === null || clock(time);
}
