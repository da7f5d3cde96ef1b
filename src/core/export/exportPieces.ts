import type { AnyReport } from './anyReport.ts';
import { exportCsvLines } from './exportCsv.ts';
import { exportJsonParts } from './exportJson.ts';

/** What is written. */
export type ExportFormat = 'csv' | 'json';

/** How a report is written. */
export interface ExportStyle {
  readonly format: ExportFormat;
  /** A part for each model. */
  readonly breakdown: boolean;
  /** Name and version of the program. */
  readonly generator: string;
}

/** Rows written between two moments at which a writer may be told to stop. */
const rowsInPiece = 100;

/** The text of an export in pieces, the same bytes as in one: a long export can be cancelled between them. */
export function* exportPieces(report: AnyReport, { format, breakdown, generator }: ExportStyle): Generator<string> {
  if (format === 'csv') {
    yield* exportCsvLines(report, breakdown, rowsInPiece);
    return;
  }
  const { head, member, rows } = exportJsonParts(report, generator, breakdown);
  const depth = member === null ? 1 : 2;
  const around = member === null ? '[]\n' : `${JSON.stringify({ ...head, [member]: [] }, null, 2)}\n`;
  if (rows.length === 0) {
    yield around;
    return;
  }
  const end = around.lastIndexOf('[]') + 1;
  const margin = '  '.repeat(depth);
  yield `${around.slice(0, end)}\n`;
  for (let from = 0; from < rows.length; from += rowsInPiece) {
    const piece = rows.slice(from, from + rowsInPiece).map((row) => margin + indented(row, margin));
    yield `${piece.join(',\n')}${from + rowsInPiece < rows.length ? ',' : ''}\n`;
  }
  yield `${'  '.repeat(depth - 1)}${around.slice(end)}`;
}

/** Line breaks inside of a JSON text only stand between its members: those in texts are escaped. */
function indented(row: object, margin: string): string {
  return JSON.stringify(row, null, 2).replaceAll('\n', `\n${margin}`);
}
