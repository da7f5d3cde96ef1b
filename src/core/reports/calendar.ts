import { addDays, addMonths, addWeeks, startOfDay, startOfHour, startOfMonth, startOfWeek } from 'date-fns';
import type { TimeRange } from './overview.ts';
import { zonedDate } from './zonedDate.ts';

/** First day of a week, 0 = Sunday. */
export type WeekStart = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A local day, or the month that begins with it: its ISO date and its exact stretch of time. */
export interface CalendarStretch {
  /** ISO date of the first local day, `2026-11-20`. */
  readonly date: string;
  readonly range: TimeRange;
}

/** First instant (ms) of the local day that contains `time`; not always 00:00, some days begin at 01:00. */
export function startOfLocalDay(time: number, timeZone: string): number {
  return startOfDay(zonedDate(time, timeZone)).getTime();
}

/** First instant (ms) of the local week that contains `time`. */
export function startOfLocalWeek(time: number, timeZone: string, weekStart: WeekStart): number {
  return startOfWeek(zonedDate(time, timeZone), { weekStartsOn: weekStart }).getTime();
}

/** First instant (ms) of the local calendar month that contains `time`. */
export function startOfLocalMonth(time: number, timeZone: string): number {
  return startOfMonth(zonedDate(time, timeZone)).getTime();
}

/** First instant (ms) of the local day that is `days` calendar days after (or, negative, before) that of `time`. */
export function startOfDayAfter(time: number, timeZone: string, days: number): number {
  return startOfDay(addDays(zonedDate(time, timeZone), days)).getTime();
}

/** ISO date (`2026-11-20`) of the local day that contains `time`. */
export function isoDate(time: number, timeZone: string): string {
  const local = zonedDate(time, timeZone);
  const twoDigits = (number: number): string => String(number).padStart(2, '0');
  return `${String(local.getFullYear()).padStart(4, '0')}-${twoDigits(local.getMonth() + 1)}-${twoDigits(local.getDate())}`;
}

/** The local day that contains `time`, 23, 24 or 25 hours long. */
export function localDay(time: number, timeZone: string): CalendarStretch {
  const from = startOfLocalDay(time, timeZone);
  return { date: isoDate(from, timeZone), range: { from, to: startOfDayAfter(from, timeZone, 1) } };
}

/** Every local day that shares an instant with the range, in order, without gaps. */
export function localDays(range: TimeRange, timeZone: string): CalendarStretch[] {
  return stretches(range, timeZone, startOfLocalDay, (from) => startOfDayAfter(from, timeZone, 1));
}

/** Every local week that shares an instant with the range, in order, without gaps. */
export function localWeeks(range: TimeRange, timeZone: string, weekStart: WeekStart): CalendarStretch[] {
  return stretches(
    range,
    timeZone,
    (time) => startOfLocalWeek(time, timeZone, weekStart),
    (from) => startOfDayAfter(from, timeZone, 7),
  );
}

/** Every local calendar month that shares an instant with the range, in order, without gaps. */
export function localMonths(range: TimeRange, timeZone: string): CalendarStretch[] {
  return stretches(range, timeZone, startOfLocalMonth, (from) =>
    startOfMonth(addMonths(zonedDate(from, timeZone), 1)).getTime(),
  );
}

/** Every local clock hour that shares an instant with the range; `date` has the time, too: `2026-11-20T15:00`. */
export function localHours(range: TimeRange, timeZone: string): CalendarStretch[] {
  return clockStretches(range, timeZone, 3_600_000);
}

/** Every stretch of five minutes by the clock that shares an instant with the range, named as in `localHours`. */
export function localTwelfths(range: TimeRange, timeZone: string): CalendarStretch[] {
  return clockStretches(range, timeZone, 300_000);
}

/** ISO date and time of day (`2026-11-20T15:05`) of an instant. */
export function isoMinute(time: number, timeZone: string): string {
  const local = zonedDate(time, timeZone);
  const twoDigits = (number: number): string => String(number).padStart(2, '0');
  return `${isoDate(time, timeZone)}T${twoDigits(local.getHours())}:${twoDigits(local.getMinutes())}`;
}

/** Zones are whole quarters of an hour away from UTC (today), so steps of the clock are steps from the zone's hour. */
function clockStretches(range: TimeRange, timeZone: string, step: number): CalendarStretch[] {
  const found: CalendarStretch[] = [];
  if (!(range.from < range.to)) return found;
  const hour = startOfHour(zonedDate(range.from, timeZone)).getTime();
  const first = hour + Math.floor((range.from - hour) / step) * step;
  for (let from = first; from < range.to; from += step) {
    found.push({ date: isoMinute(from, timeZone), range: { from, to: from + step } });
  }
  return found;
}

/** The local week that contains `time`. */
export function localWeek(time: number, timeZone: string, weekStart: WeekStart): CalendarStretch {
  const from = startOfLocalWeek(time, timeZone, weekStart);
  const to = startOfWeek(addWeeks(zonedDate(from, timeZone), 1), { weekStartsOn: weekStart }).getTime();
  return { date: isoDate(from, timeZone), range: { from, to } };
}

/** The local calendar month that contains `time`. */
export function localMonth(time: number, timeZone: string): CalendarStretch {
  const from = startOfLocalMonth(time, timeZone);
  const to = startOfMonth(addMonths(zonedDate(from, timeZone), 1)).getTime();
  return { date: isoDate(from, timeZone), range: { from, to } };
}

function stretches(
  range: TimeRange,
  timeZone: string,
  startOf: (time: number, timeZone: string) => number,
  next: (from: number) => number,
): CalendarStretch[] {
  const found: CalendarStretch[] = [];
  if (!(range.from < range.to)) return found;
  for (let from = startOf(range.from, timeZone); from < range.to;) {
    const to = next(from);
    found.push({ date: isoDate(from, timeZone), range: { from, to } });
    // A calendar that does not move forward would never end.
    if (!(to > from)) break;
    from = to;
  }
  return found;
}
