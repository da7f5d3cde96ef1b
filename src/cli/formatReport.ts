import type { AnyReport } from '../core/export/anyReport.ts';
import { exportCsv } from '../core/export/exportCsv.ts';
import { exportJson } from '../core/export/exportJson.ts';
import { cleanLine } from '../core/format/cleanLine.ts';
import type { Output } from './output.ts';
import { renderTable } from './table/renderTable.ts';
import { reportTable } from './table/reportTable.ts';
import { UsageError } from './usageError.ts';

/** How a report is printed. */
export type ReportFormat = 'table' | 'json' | 'csv';

/** The format a command line names. */
export function formatOf(text: string | undefined, otherwise: ReportFormat): ReportFormat {
  const format = text ?? otherwise;
  if (format === 'table' || format === 'json' || format === 'csv') return format;
  throw new UsageError(`There is no format "${format}": it is table, json or csv.`);
}

/** The report as text in a format, ending in a line break. */
export function formatReport(
  report: AnyReport,
  format: ReportFormat,
  {
    breakdown,
    generator,
    output,
  }: { readonly breakdown: boolean; readonly generator: string; readonly output: Output },
): string {
  if (format === 'csv') return exportCsv(report, breakdown);
  if (format === 'json') return `${JSON.stringify(exportJson(report, generator, breakdown), null, 2)}\n`;
  const table = renderTable(reportTable(report, breakdown), output.width ?? Infinity, output.styled ?? false);
  if (report.kind === 'session') return `${cleanLine(report.session.title, 200)} (${report.session.id})\n\n${table}`;
  if (report.kind === 'model') return `${table}\nDays used: ${report.daysUsed}\n`;
  return table;
}
