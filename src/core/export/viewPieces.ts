import type { ReportFilter } from '../reports/filter/reportFilter.ts';
import type { ExportMetadata, ExportMoment } from './exportMetadata.ts';
import { metadataHead } from './exportMetadata.ts';
import { csvLines } from './exportCsv.ts';
import type { ExportFormat } from './exportPieces.ts';
import type { ExportRow } from './exportRow.ts';
import type { FigureBasis, ViewTable } from './viewTable.ts';

/** What an export of a table says of itself. */
export interface ViewMetadata extends Omit<ExportMetadata, 'totals'> {
  /** How the figures of each column were come by, where the table says so. */
  readonly basis: Readonly<Record<string, FigureBasis>>;
}

/** Describes an export of a table that was shown at a moment under a filter. */
export function viewMetadata(
  { name, columns, rows }: ViewTable,
  moment: ExportMoment,
  filter: ReportFilter,
  generator: string,
): ViewMetadata {
  const basis = columns.flatMap(({ name: column, basis: own }) => (own === undefined ? [] : [[column, own] as const]));
  return {
    ...metadataHead(`table/${name}`, moment, generator),
    filter,
    rows: rows.length,
    basis: Object.fromEntries(basis),
  };
}

/** The text of the file in pieces: a CSV of nothing but the rows, or JSON with the metadata around them. */
export function* viewPieces(table: ViewTable, metadata: ViewMetadata, format: ExportFormat): Generator<string> {
  const names = table.columns.map(({ name }) => name);
  const rows = table.rows.map((values): ExportRow =>
    Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])),
  );
  if (format === 'csv') yield* csvLines(names, rows, rowsInPiece);
  else yield `${JSON.stringify({ ...metadata, table: rows }, null, 2)}\n`;
}

/** Rows written between two moments at which a writer may be told to stop. */
const rowsInPiece = 100;
