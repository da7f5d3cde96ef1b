import type { MenuColumn } from './menuTarget.ts';

/** Rows of a grid as CSV with a head, columns as they are shown. */
export function gridCsv<Row>(columns: readonly MenuColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ text }) => text(row)))];
  return lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/** One row as it would be pasted into a spreadsheet. */
export function gridRowText<Row>(columns: readonly MenuColumn<Row>[], row: Row): string {
  return columns.map(({ text }) => text(row).replaceAll(/[\t\r\n]+/gu, ' ')).join('\t');
}

/** Quoted where it must be; a text a spreadsheet would take for a formula is kept a text. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
