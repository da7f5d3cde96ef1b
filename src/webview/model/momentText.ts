import type { Formats } from '../text/formats.ts';

/** A time in words: `12:04:31` on the day of `now`, else with its day before it; both in ms since the epoch. */
export function momentText(ms: number, now: number, formats: Formats): string {
  const time = formats.time(ms);
  const day = formats.day(ms, now);
  return day === formats.day(now, now) ? time : `${day}, ${time}`;
}
