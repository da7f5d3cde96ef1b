import type { ReportContext } from '../reportContext.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import type { Report, ReportKind } from './report.ts';

/** The part of a report that every kind fills in the same way. */
export function reportFrame<Kind extends ReportKind>(
  kind: Kind,
  { asOf, now, timeZone, weekStart }: ReportContext,
  filter: ReportFilter,
): Omit<Report<Kind, never>, 'rows' | 'totals'> {
  return { kind, filter, asOf, generated: now, timeZone, weekStart };
}
