import type { ViewTable } from '../core/export/viewTable.ts';
import type { FilterText } from '../core/reports/filter/parseReportFilter.ts';
import type { PanelFilter } from '../core/reports/panel/panelFilter.ts';
import type { ReportKind } from '../core/reports/usage/report.ts';

/** What to export and how: a report that is made anew, or a table as it is shown. */
export type ExportQuery = ReportExport | TableExport;

/** A report. */
export interface ReportExport {
  readonly kind: ReportKind;
  /** Id or title of the session, or name of the model; '' for the other kinds. */
  readonly name: string;
  /** As a user writes it, or the panel's own. */
  readonly filter: FilterText | PanelFilter;
  readonly format: 'csv' | 'json';
  /** A part for each model in every row. */
  readonly breakdown: boolean;
  /** Name and version of the extension, for the metadata. */
  readonly generator: string;
}

/** A table of the panel. */
export interface TableExport extends Pick<ReportExport, 'format' | 'generator'> {
  readonly kind: 'table';
  readonly table: ViewTable;
  /** What the table was shown under, for the metadata. */
  readonly filter: PanelFilter;
}

/** An export and where it goes. */
export type ExportOrder = ExportQuery & {
  /** Absolute path. */
  readonly file: string;
};

/** What an export wrote. */
export interface ExportedReport {
  /** Absolute path. */
  readonly file: string;
  /** The file beside it with the metadata, or null where the file itself has it. */
  readonly metadata: string | null;
  readonly rows: number;
}

/** The way out for every report. */
export interface ExportApi {
  /** A telling file name for an export. */
  exportName(query: ExportQuery): Promise<string>;
  /** Writes a report into a file of the user's choice, whole or not at all; waits for what must be read first. */
  exportReport(order: ExportOrder, signal?: AbortSignal): Promise<ExportedReport>;
}
