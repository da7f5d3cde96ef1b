import { zoneOffset } from './zonedDate.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Hours of a week. */
export const weekHours = 7 * 24;

/** A function that tells the local hour of the week (0 to 167, from Monday 00:00) of a time. */
export function localWeekHourFinder(timeZone: string): (time: number) => number {
  const localOf = localTimeFinder(timeZone);
  return (time) => {
    // The epoch was a Thursday.
    const hour = Math.floor(localOf(time) / hourMs) + 3 * 24;
    return hour - Math.floor(hour / weekHours) * weekHours;
  };
}

/** A function that tells the local hour of the day (0 to 23) of a time. */
export function localHourFinder(timeZone: string): (time: number) => number {
  const weekHourOf = localWeekHourFinder(timeZone);
  return (time) => weekHourOf(time) % 24;
}

/** Days kept at most: what a file says may be any time. */
const mostDays = 20_000;

/** What is known of the zone asked for last, by day of UTC: every report asks for the same days of the same zone. */
let last: { readonly timeZone: string; readonly offsets: Map<number, number | null> } | null = null;

function offsetsOf(timeZone: string): Map<number, number | null> {
  if (last?.timeZone !== timeZone || last.offsets.size > mostDays) last = { timeZone, offsets: new Map() };
  return last.offsets;
}

/**
 * A function that tells what a local clock shows at a time, as ms since the epoch of a zone that is always at UTC. A zone's
 * calendar is slow: it is asked twice for a day of UTC, and again only within the days on which its clock moves.
 */
function localTimeFinder(timeZone: string): (time: number) => number {
  const offsets = offsetsOf(timeZone);
  const offsetAt = (time: number): number => zoneOffset(time, timeZone) * minuteMs;
  const offsetOfDay = (day: number): number | null => {
    const first = offsetAt(day * dayMs);
    // No zone's clock moves there and back within a day.
    return first === offsetAt((day + 1) * dayMs) ? first : null;
  };
  return (time) => {
    const day = Math.floor(time / dayMs);
    let offset = offsets.get(day);
    if (offset === undefined) offsets.set(day, (offset = offsetOfDay(day)));
    return time + (offset ?? offsetAt(time));
  };
}
