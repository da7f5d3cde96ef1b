import type { Ledger } from '../usage/ledger.ts';
import { isPlausibleTime } from '../usage/plausibleTime.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import { localDays, localMonths, startOfDayAfter } from './calendar.ts';
import type { CalendarStretch } from './calendar.ts';
import type { RangeName, TimeRange } from './overview.ts';
import type { ReportContext } from './reportContext.ts';

const daysOf: Readonly<Record<Exclude<RangeName, 'all'>, number>> = { today: 1, '7d': 7, '30d': 30, '90d': 90 };
/** More days than this are shown as months. */
const maximumDays = 100;

/** The stretch of time an overview covers and how it is cut. */
export interface OverviewPeriod {
  readonly period: TimeRange;
  readonly bucket: 'day' | 'month';
  readonly stretches: readonly CalendarStretch[];
  /** The stretch of equal length just before, or null for `all`. */
  readonly previous: TimeRange | null;
}

/** Cuts a range into local days, or months when there are over a hundred; `all` starts at the first request in scope. */
export function overviewPeriod(
  ledger: Ledger,
  context: ReportContext,
  range: RangeName,
  inScope: Uint8Array,
): OverviewPeriod {
  const { now, timeZone } = context;
  if (range === 'all') {
    const period = wholePeriod(ledger, now, inScope);
    const days = period.to - period.from > (maximumDays + 1) * 86_400_000 ? null : localDays(period, timeZone);
    return days !== null && days.length <= maximumDays
      ? { period, bucket: 'day', stretches: days, previous: null }
      : { period, bucket: 'month', stretches: localMonths(period, timeZone), previous: null };
  }
  // Half-open, so one more: a request of this very millisecond belongs to it.
  const period = { from: startOfDayAfter(now, timeZone, 1 - daysOf[range]), to: now + 1 };
  const previous = { from: period.from - (period.to - period.from), to: period.from };
  return { period, bucket: 'day', stretches: localDays(period, timeZone), previous };
}

function wholePeriod(ledger: Ledger, now: number, inScope: Uint8Array): TimeRange {
  let first = Infinity;
  let last = now;
  for (const { requests } of ledger.sources) {
    const { created, session, flags } = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      const time = created[slot] ?? 0;
      if (time >= first && time <= last) continue;
      if (inScope[session[slot] ?? 0] === 0 || !isPlausibleTime(time, now)) continue;
      if (((flags[slot] ?? 0) & shown) === 0 || ((flags[slot] ?? 0) & requestFlags.copy) !== 0) continue;
      if (time < first) first = time;
      if (time > last) last = time;
    }
  }
  const to = last + 1;
  return first === Infinity ? { from: to, to } : { from: first, to };
}

const shown = requestFlags.counted | requestFlags.failed;
