import type { NanoDollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import { localDays, startOfDayAfter, startOfLocalWeek } from '../calendar.ts';
import type { TimeRange } from '../overview.ts';
import type { ReportContext } from '../reportContext.ts';
import { localHourFinder } from '../localHour.ts';
import { StretchFinder } from '../stretchFinder.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { PanelScope } from './panelScope.ts';

/** One day of the calendar. */
export interface YearDay {
  /** ISO date. */
  readonly date: string;
  readonly range: TimeRange;
  readonly cost: NanoDollars;
  readonly requests: number;
}

/** The last year day by day, and the rhythm of work, whatever range is shown. */
export interface YearReport {
  /** From the first day of a week to today, without gaps. */
  readonly days: readonly YearDay[];
  /** Days with a request. */
  readonly activeDays: number;
  /** Days in a row with a request up to today, or yesterday when today has none yet. */
  readonly currentStreak: number;
  readonly longestStreak: number;
  /** Requests by local hour of the day. */
  readonly hours: readonly number[];
  /** The hour with most requests, 0 to 23; null without any. */
  readonly busiestHour: number | null;
  readonly cost: NanoDollars;
}

const weeks = 53;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Sums the last 53 weeks up by local day and by hour of the day. */
export function yearReport(ledger: Ledger, context: ReportContext, scope: PanelScope): YearReport {
  const { now, timeZone, weekStart, costing } = context;
  const thisWeek = startOfLocalWeek(now, timeZone, weekStart);
  const range = { from: startOfDayAfter(thisWeek, timeZone, -7 * (weeks - 1)), to: now + 1 };
  const stretches = localDays(range, timeZone);
  const finder = new StretchFinder(stretches);
  const cost = new Float64Array(stretches.length);
  const requests = new Float64Array(stretches.length);
  const hours = new Array<number>(24).fill(0);
  const hourOf = localHourFinder(timeZone);
  scanRequests(ledger, scope.at(range), (table, slot) => {
    const { flags, created } = table.columns;
    if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return;
    const time = created[slot] ?? 0;
    const day = finder.find(time);
    if (day < 0) return;
    cost[day] = (cost[day] ?? 0) + costing.amountOf(table, slot);
    requests[day] = (requests[day] ?? 0) + 1;
    const { from, to } = stretches[day]?.range ?? range;
    // A calendar is slow, and on most days no clock is moved.
    const hour = to - from === dayMs ? Math.floor((time - from) / hourMs) : hourOf(time);
    hours[hour] = (hours[hour] ?? 0) + 1;
  });
  const days = stretches.map(({ date, range: own }, index): YearDay => {
    return { date, range: own, cost: cost[index] ?? 0, requests: requests[index] ?? 0 };
  });
  const most = Math.max(...hours);
  return {
    days,
    ...streaks(days),
    hours,
    busiestHour: most === 0 ? null : hours.indexOf(most),
    cost: days.reduce((sum, day) => sum + day.cost, 0),
  };
}

function streaks(days: readonly YearDay[]): Pick<YearReport, 'activeDays' | 'currentStreak' | 'longestStreak'> {
  let activeDays = 0;
  let run = 0;
  let longestStreak = 0;
  let beforeToday = 0;
  for (const [index, { requests }] of days.entries()) {
    if (index === days.length - 1) beforeToday = run;
    run = requests > 0 ? run + 1 : 0;
    if (requests > 0) activeDays++;
    longestStreak = Math.max(longestStreak, run);
  }
  // Today is not over: a streak ends with a whole day without a request.
  return { activeDays, currentStreak: run === 0 ? beforeToday : run, longestStreak };
}
