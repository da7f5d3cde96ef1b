import { TZDate } from '@date-fns/tz';
import { endOfMonth, setISOWeek, startOfISOWeek } from 'date-fns';
import { isoDate } from '../calendar.ts';
import type { WeekStart } from '../calendar.ts';
import { isoWeekName } from '../usage/isoWeekName.ts';
import { FilterError } from './filterError.ts';
import { datePlus, utcOf } from './plainDate.ts';

/** First and last day of a stretch, ISO dates, both inclusive. */
export interface DateSpan {
  readonly start: string;
  readonly end: string;
}

/** The calendar month `2026-11`. */
export function monthSpan(text: string): DateSpan {
  const [, year = '', month = ''] = /^(\d{4})-(0[1-9]|1[0-2])$/u.exec(text) ?? [];
  if (year === '') throw new FilterError(`There is no month "${text}". Write it like 2026-11.`);
  const start = `${year}-${month}-01`;
  return { start, end: isoDate(endOfMonth(new TZDate(utcOf(start), 'UTC')).getTime(), 'UTC') };
}

/** The calendar year `2026`. */
export function yearSpan(text: string): DateSpan {
  if (!/^\d{4}$/u.test(text)) throw new FilterError(`There is no year "${text}". Write it like 2026.`);
  return { start: `${text}-01-01`, end: `${text}-12-31` };
}

/** The week `2026-W47`: the one whose first day lies in that ISO week, whatever day weeks start on. */
export function weekSpan(text: string, weekStart: WeekStart): DateSpan {
  const [, year = '', week = ''] = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/u.exec(text) ?? [];
  if (year === '') throw new FilterError(`There is no week "${text}". Write it like 2026-W47.`);
  const fourth = new TZDate(Date.UTC(Number(year), 0, 4), 'UTC');
  const monday = isoDate(startOfISOWeek(setISOWeek(fourth, Number(week))).getTime(), 'UTC');
  if (isoWeekName(monday) !== text) throw new FilterError(`The year ${year} has no week ${week}.`);
  const start = datePlus(monday, (weekStart + 6) % 7);
  return { start, end: datePlus(start, 6) };
}

/** The week around a date. */
export function weekAround(date: string, weekStart: WeekStart): DateSpan {
  const start = datePlus(date, -((new Date(utcOf(date)).getUTCDay() - weekStart + 7) % 7));
  return { start, end: datePlus(start, 6) };
}

/** The last so many days, today included. */
export function lastDaysSpan(text: string, today: string): DateSpan {
  if (!/^[1-9]\d{0,4}$/u.test(text)) throw new FilterError(`"${text}" is no number of days. Write it like 30.`);
  return { start: datePlus(today, 1 - Number(text)), end: today };
}
