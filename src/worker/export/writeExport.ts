import type { AnyReport } from '../../core/export/anyReport.ts';
import { isListShaped } from '../../core/export/exportJson.ts';
import { exportMetadata } from '../../core/export/exportMetadata.ts';
import type { ExportStyle } from '../../core/export/exportPieces.ts';
import { exportPieces } from '../../core/export/exportPieces.ts';
import { writeWhole } from './writeWhole.ts';

/** Files an export wrote. */
export interface WrittenExport {
  readonly file: string;
  /** The file beside it that says when and of what it was made; null where the file itself says so. */
  readonly metadata: string | null;
  readonly rows: number;
}

/** Writes a report into a file, and beside a CSV or a list its metadata; nothing is left when it is cancelled. */
export async function writeExport(
  report: AnyReport,
  file: string,
  style: ExportStyle,
  signal?: AbortSignal,
): Promise<WrittenExport> {
  const beside = style.format === 'csv' || isListShaped(report.kind) ? `${file}.meta.json` : null;
  await writeWhole(file, exportPieces(report, style), signal);
  const rows = report.rows.length;
  if (beside !== null) {
    await writeWhole(beside, [`${JSON.stringify(exportMetadata(report, rows, style.generator), null, 2)}\n`]);
  }
  return { file, metadata: beside, rows };
}
