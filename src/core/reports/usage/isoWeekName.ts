import { getISOWeek, getISOWeekYear } from 'date-fns';
import { utcOf } from '../filter/plainDate.ts';
import { zonedDate } from '../zonedDate.ts';

/** `2026-W47`: the ISO year and week of a date; of a week with another first day, that day's. */
export function isoWeekName(date: string): string {
  const day = zonedDate(utcOf(date), 'UTC');
  return `${String(getISOWeekYear(day)).padStart(4, '0')}-W${String(getISOWeek(day)).padStart(2, '0')}`;
}
