import { isPlausibleTime } from '../usage/plausibleTime.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { CalendarStretch } from './calendar.ts';
import { isoDate, localDay, localMonth, localWeek } from './calendar.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ReportContext } from './reportContext.ts';
import { isoWeekName } from './usage/isoWeekName.ts';
import { keptFinder } from './usage/periodFinder.ts';
import type { Report } from './usage/report.ts';
import { reportFrame } from './usage/reportFrame.ts';
import { reportScope } from './usage/reportScope.ts';
import { scanRequests } from './usage/scanRequests.ts';
import type { UsageRow } from './usage/usage.ts';
import { UsageGroups } from './usage/usageGroups.ts';

/** How a report cuts time. */
export type PeriodKind = 'daily' | 'weekly' | 'monthly';

/** What was done in one local day, week or calendar month. */
export interface PeriodRow extends UsageRow {
  /** `2026-11-20`, `2026-W47` or `2026-11`; '' for requests without a believable time. */
  readonly label: string;
  /** First local day, ISO date, or ''. */
  readonly start: string;
  /** Last local day, ISO date, or ''. */
  readonly end: string;
}

/** Usage by day, week or month, oldest first; what has no believable time stands before all others. */
export type PeriodReport = Report<PeriodKind, PeriodRow>;

/** Sums every request up by the local day, week or month it was created in. */
export function periodReport(
  kind: PeriodKind,
  ledger: Ledger,
  context: ReportContext,
  filter: ReportFilter,
): PeriodReport {
  const { now, timeZone, weekStart } = context;
  const { selection } = reportScope(ledger, context, filter);
  const stretchOf = {
    daily: (time: number) => localDay(time, timeZone),
    weekly: (time: number) => localWeek(time, timeZone, weekStart),
    monthly: (time: number) => localMonth(time, timeZone),
  }[kind];
  const finder = keptFinder(`${kind} ${timeZone} ${weekStart}`, stretchOf);
  const groups = new UsageGroups<CalendarStretch | null>(context, ledger.pools);
  scanRequests(ledger, selection, (requests, slot) => {
    const time = requests.columns.created[slot] ?? 0;
    groups.add(isPlausibleTime(time, now) ? finder.find(time) : null, requests, slot);
  });
  const { rows, totals } = groups.finish((stretch, usage): PeriodRow => {
    if (stretch === null) return { label: '', start: '', end: '', ...usage };
    const { date, range } = stretch;
    return {
      label: labelOf(kind, date),
      start: date,
      end: kind === 'daily' ? date : isoDate(range.to - 1, timeZone),
      ...usage,
    };
  });
  const sorted = rows.sort((a, b) => (a.start < b.start ? -1 : 1));
  return { ...reportFrame(kind, context, filter), rows: sorted, totals };
}

function labelOf(kind: PeriodKind, date: string): string {
  if (kind === 'daily') return date;
  return kind === 'weekly' ? isoWeekName(date) : date.slice(0, 7);
}
