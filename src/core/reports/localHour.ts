import { tzOffset } from '@date-fns/tz';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * A function that tells the local hour of the day (0 to 23) of a time. A zone's calendar is slow: it is asked twice for a day of
 * UTC, and again only within the days on which its clock moves.
 */
export function localHourFinder(timeZone: string): (time: number) => number {
  const offsets = new Map<number, number | null>();
  const offsetAt = (time: number): number => tzOffset(timeZone, new Date(time)) * minuteMs;
  const offsetOfDay = (day: number): number | null => {
    const first = offsetAt(day * dayMs);
    // No zone's clock moves there and back within a day.
    return first === offsetAt((day + 1) * dayMs) ? first : null;
  };
  return (time) => {
    const day = Math.floor(time / dayMs);
    let offset = offsets.get(day);
    if (offset === undefined) offsets.set(day, (offset = offsetOfDay(day)));
    const local = time + (offset ?? offsetAt(time));
    return Math.floor((local - Math.floor(local / dayMs) * dayMs) / hourMs);
  };
}
