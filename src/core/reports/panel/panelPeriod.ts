import type { CalendarStretch } from '../calendar.ts';
import { localDays, localHours, localMonths, localTwelfths, startOfDayAfter, startOfLocalMonth } from '../calendar.ts';
import type { TimeRange } from '../overview.ts';
import type { PanelRange, RangeName } from './panelFilter.ts';

/** How a chart over time is cut. */
export type BucketUnit = 'minutes' | 'hour' | 'day' | 'month';

/** The stretch of time a filter covers and how it is cut. */
export interface PanelPeriod {
  readonly period: TimeRange;
  readonly unit: BucketUnit;
  readonly stretches: readonly CalendarStretch[];
  /** The stretch of equal length just before, or null for everything. */
  readonly previous: TimeRange | null;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** More days than this are shown as months. */
const maximumDays = 100;
const daysOf: Readonly<Partial<Record<RangeName, number>>> = { today: 1, '7d': 7, '30d': 30, '90d': 90 };
const hoursOf: Readonly<Partial<Record<RangeName, number>>> = { '1h': 1, '24h': 24 };

/** Where a range begins and ends and how it is cut; `whole` finds the stretch that holds every request. */
export function panelPeriod(
  range: PanelRange,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
  whole: () => TimeRange,
): PanelPeriod {
  if (range === 'all') {
    const period = whole();
    const unit = period.to - period.from > (maximumDays + 1) * dayMs ? 'month' : 'day';
    const stretches = stretchesOf(period, unit, timeZone);
    return stretches.length <= maximumDays || unit === 'month'
      ? { period, unit, stretches, previous: null }
      : { period, unit: 'month', stretches: localMonths(period, timeZone), previous: null };
  }
  const period = typeof range === 'string' ? namedPeriod(range, now, timeZone) : range;
  const unit = unitOf(range, period);
  const length = period.to - period.from;
  return {
    period,
    unit,
    stretches: stretchesOf(period, unit, timeZone),
    previous: { from: period.from - length, to: period.from },
  };
}

/** Half-open, so one more at its end: a request of this very millisecond belongs to it. */
function namedPeriod(range: Exclude<RangeName, 'all'>, now: number, timeZone: string): TimeRange {
  const to = now + 1;
  const hours = hoursOf[range];
  if (hours !== undefined) return { from: to - hours * hourMs, to };
  if (range === 'month') return { from: startOfLocalMonth(now, timeZone), to };
  return { from: startOfDayAfter(now, timeZone, 1 - (daysOf[range] ?? 1)), to };
}

function unitOf(range: PanelRange, { from, to }: TimeRange): BucketUnit {
  // A name always means the same cut, whatever the time of day.
  if (range === '1h') return 'minutes';
  if (range === '24h') return 'hour';
  if (typeof range === 'string') return 'day';
  if (to - from <= 3 * hourMs) return 'minutes';
  if (to - from <= 2 * dayMs) return 'hour';
  return to - from <= maximumDays * dayMs ? 'day' : 'month';
}

function stretchesOf(period: TimeRange, unit: BucketUnit, timeZone: string): CalendarStretch[] {
  const cut = { minutes: localTwelfths, hour: localHours, day: localDays, month: localMonths }[unit];
  return cut(period, timeZone);
}
