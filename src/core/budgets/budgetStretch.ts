import type { CalendarStretch, WeekStart } from '../reports/calendar.ts';
import { localDay, localMonth, localWeek } from '../reports/calendar.ts';
import type { BudgetPeriod } from './budget.ts';

/** The calendar a budget's periods are those of. */
export interface BudgetCalendar {
  /** ms since the epoch. */
  readonly now: number;
  readonly timeZone: string;
  readonly weekStart: WeekStart;
}

/** The period of this kind that contains now. */
export function budgetStretch(period: BudgetPeriod, { now, timeZone, weekStart }: BudgetCalendar): CalendarStretch {
  if (period === 'day') return localDay(now, timeZone);
  return period === 'week' ? localWeek(now, timeZone, weekStart) : localMonth(now, timeZone);
}
