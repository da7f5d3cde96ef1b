import type { AnyReport } from '../core/export/anyReport.ts';

/** The report with at most `limit` rows, the newest of a calendar's and the first of all others; totals stay whole. */
export function limitRows(report: AnyReport, limit: number): AnyReport {
  if (report.rows.length <= limit) return report;
  switch (report.kind) {
    case 'daily':
    case 'weekly':
    case 'monthly':
      return { ...report, rows: report.rows.slice(-limit) };
    case 'session':
      return { ...report, rows: report.rows.slice(-limit) };
    case 'sessions':
      return { ...report, rows: report.rows.slice(0, limit) };
    case 'models':
      return { ...report, rows: report.rows.slice(0, limit) };
    case 'model':
      return { ...report, rows: report.rows.slice(0, limit) };
    case 'projects':
      return { ...report, rows: report.rows.slice(0, limit) };
    case 'agents':
      return { ...report, rows: report.rows.slice(0, limit) };
    case 'tools':
      return { ...report, rows: report.rows.slice(0, limit) };
  }
}
