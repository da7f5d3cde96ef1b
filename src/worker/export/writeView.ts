import type { ExportFormat } from '../../core/export/exportPieces.ts';
import type { ViewMetadata } from '../../core/export/viewPieces.ts';
import { viewPieces } from '../../core/export/viewPieces.ts';
import type { ViewTable } from '../../core/export/viewTable.ts';
import type { WrittenExport } from './writeExport.ts';
import { writeWhole } from './writeWhole.ts';

/** Writes a table into a file, and beside a CSV its metadata; nothing is left when it is cancelled. */
export async function writeView(
  table: ViewTable,
  metadata: ViewMetadata,
  file: string,
  format: ExportFormat,
  signal?: AbortSignal,
): Promise<WrittenExport> {
  await writeWhole(file, viewPieces(table, metadata, format), signal);
  const beside = format === 'csv' ? `${file}.meta.json` : null;
  if (beside !== null) await writeWhole(beside, [`${JSON.stringify(metadata, null, 2)}\n`]);
  return { file, metadata: beside, rows: table.rows.length };
}
