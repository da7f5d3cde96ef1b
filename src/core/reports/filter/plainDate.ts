import { addDays } from 'date-fns';
import { isoDate, startOfLocalDay } from '../calendar.ts';
import { zonedDate, zonedNoon } from '../zonedDate.ts';
import { FilterError } from './filterError.ts';

/** The instant (ms) a calendar date stands for in UTC, where every day has 24 hours and date arithmetic is plain. */
export function utcOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The ISO date `days` after (or, negative, before) another. */
export function datePlus(date: string, days: number): string {
  return isoDate(addDays(zonedDate(utcOf(date), 'UTC'), days).getTime(), 'UTC');
}

/** The date a text of the form `2026-11-20` names; 30 February and the like are errors, not other days. */
export function parseDate(text: string, option: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? utcOf(text) : NaN;
  if (Number.isNaN(time) || isoDate(time, 'UTC') !== text) {
    throw new FilterError(`${option} is no date: "${text}". Write it like 2026-11-20.`);
  }
  return text;
}

/** First instant (ms) of the local day with this date; of a day the zone skipped, that of the next. */
export function startOfDate(date: string, timeZone: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return startOfLocalDay(zonedNoon(year, month - 1, day, timeZone).getTime(), timeZone);
}
