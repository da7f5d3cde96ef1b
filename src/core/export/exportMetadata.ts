import type { ReportFilter } from '../reports/filter/reportFilter.ts';
import type { AnyReport } from './anyReport.ts';
import type { ExportRow } from './exportRow.ts';
import { exportTime } from './exportRow.ts';
import { toolColumns } from './toolColumns.ts';
import { usageColumns } from './usageColumns.ts';

/** Raised when a name in exported rows changes its meaning or goes away; new names do not raise it. */
export const exportVersion = 1;

/** When and in whose calendar an export was made; the times ms since the epoch. */
export interface ExportMoment {
  readonly generated: number;
  /** When the newest data was read. */
  readonly asOf: number;
  readonly timeZone: string;
  /** First day of a week, 0 = Sunday. */
  readonly weekStart: number;
}

/** What an export says of itself, as JSON members beside the rows or in a file beside a CSV. */
export interface ExportMetadata {
  /** `opencode-observatory/daily` */
  readonly schema: string;
  readonly schema_version: number;
  readonly generator: string;
  readonly generated: string | null;
  /** When the newest data was read. */
  readonly as_of: string | null;
  readonly time_zone: string;
  /** First day of a week, 0 = Sunday. */
  readonly week_start: number;
  /** Of every amount. */
  readonly currency: 'USD';
  readonly filter: ReportFilter;
  readonly rows: number;
  readonly totals: ExportRow;
}

/** Describes an export of `rows` rows made by `generator` (name and version of the program). */
export function exportMetadata(report: AnyReport, rows: number, generator: string): ExportMetadata {
  return {
    ...metadataHead(report.kind, report, generator),
    filter: report.filter,
    rows,
    totals: report.kind === 'tools' ? toolColumns(report.totals) : usageColumns(report.totals),
  };
}

/** The part that every export has. */
export function metadataHead(
  kind: string,
  { generated, asOf, timeZone, weekStart }: ExportMoment,
  generator: string,
): Omit<ExportMetadata, 'filter' | 'rows' | 'totals'> {
  return {
    schema: `opencode-observatory/${kind}`,
    schema_version: exportVersion,
    generator,
    generated: exportTime(generated),
    as_of: exportTime(asOf),
    time_zone: timeZone,
    week_start: weekStart,
    currency: 'USD',
  };
}
