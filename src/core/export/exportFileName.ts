import { isoDate } from '../reports/calendar.ts';
import type { AnyReport } from './anyReport.ts';

/** A telling name for an export's file: `opencode-daily-2026-11-01-to-2026-11-20.csv`. */
export function exportFileName(
  report: Pick<AnyReport, 'filter' | 'generated' | 'timeZone'> & { readonly kind: string },
  format: 'csv' | 'json',
): string {
  const { start, end } = report.filter;
  const made = isoDate(report.generated, report.timeZone);
  const dates = start === null && end === null ? `until-${made}` : `${start ?? 'start'}-to-${end ?? made}`;
  return `opencode-${report.kind}-${dates}.${format}`;
}
