import { stringify } from 'csv-stringify/browser/esm/sync';
import type { AnyReport } from './anyReport.ts';
import type { ExportRow, ExportValue } from './exportRow.ts';
import { exportTable } from './exportTable.ts';

/**
 * The report as CSV (RFC 4180, a header and nothing but rows): numbers unrounded, text that a spreadsheet would run as a
 * formula defused by a leading apostrophe. With a breakdown there is one line for each row and model instead.
 */
export function exportCsv(report: AnyReport, breakdown: boolean): string {
  return [...exportCsvLines(report, breakdown, Infinity)].join('');
}

/** The same, the header with the first of pieces of at most `rowsInPiece` rows. */
export function* exportCsvLines(report: AnyReport, breakdown: boolean, rowsInPiece: number): Generator<string> {
  const entries = exportTable(report);
  const rows = entries.flatMap(({ key, figures, breakdown: parts }): ExportRow[] =>
    breakdown && parts.length > 0 ? parts.map((part) => ({ ...key, ...part })) : [{ ...key, ...figures }],
  );
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  yield* csvLines(columns, rows, rowsInPiece);
}

/** Any rows, the header with the first of pieces. */
export function* csvLines(
  columns: readonly string[],
  rows: readonly ExportRow[],
  rowsInPiece: number,
): Generator<string> {
  let written = 0;
  do {
    const piece = rows.slice(written, written + rowsInPiece);
    const lines = piece.map((row) => columns.map((column) => cell(row[column] ?? null)));
    yield csv(written === 0 ? [[...columns], ...lines] : lines);
    written += piece.length;
  } while (written < rows.length);
}

function csv(lines: readonly (readonly (string | number)[])[]): string {
  // A lone carriage return is no delimiter to the library, but it is to most readers.
  return stringify([...lines], { record_delimiter: '\r\n', quoted_match: /[\r\n]/u, escape_formulas: true });
}

function cell(value: ExportValue): string | number {
  if (value === null) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : value.join('; ');
}
