import { cleanLine } from '../../core/format/cleanLine.ts';
import { clipTo, displayWidth } from './displayWidth.ts';
import type { Table, TableLine } from './table.ts';

const gap = '  ';
/** Names are not cut below this many columns while there is a column that could be left out instead; the first matters most. */
const readable = 16;
const readableFirst = 30;
const narrowest = 8;

interface Fitted {
  readonly index: number;
  readonly width: number;
}

/** No cell is longer; what a terminal shows of it is less. */
const longestCell = 1000;

/**
 * The table as lines of text no wider than `width` columns; `styled` sets headings and totals off by weight. Names come
 * from files anybody may have written: no cell can move the cursor, colour the screen or break its line.
 */
export function renderTable(written: Table, width: number, styled: boolean): string {
  const table = { ...written, lines: written.lines.map((line) => ({ ...line, cells: line.cells.map(printable) })) };
  const columns = fit(table, width);
  const header = lineOf(table, { kind: 'total', cells: table.columns.map((column) => column.header) }, columns);
  const rule = '─'.repeat(columns.reduce((sum, column) => sum + column.width, gap.length * (columns.length - 1)));
  const lines = [bold(header, styled), rule];
  for (const line of table.lines) {
    if (line.kind === 'total') lines.push(rule);
    const text = lineOf(table, line, columns);
    lines.push(line.kind === 'total' ? bold(text, styled) : line.kind === 'part' ? dim(text, styled) : text);
  }
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** The cell without what is not text; its indentation stays. */
function printable(cell: string): string {
  return ' '.repeat(cell.length - cell.trimStart().length) + cleanLine(cell, longestCell);
}

function lineOf({ columns }: Table, { cells }: TableLine, fitted: readonly Fitted[]): string {
  const texts = fitted.map(({ index, width }) => {
    const text = clipTo(cells[index] ?? '', width);
    const space = ' '.repeat(width - displayWidth(text));
    return columns[index]?.align === 'right' ? space + text : text + space;
  });
  return texts.join(gap);
}

/** Leaves out the least important columns until names stay readable, then cuts names, the longest first. */
function fit(table: Table, width: number): Fitted[] {
  const all = table.columns.map(({ header }, index): Fitted => {
    const cells = table.lines.map(({ cells }) => displayWidth(cells[index] ?? ''));
    return { index, width: cells.reduce((most, one) => Math.max(most, one), displayWidth(header)) };
  });
  const isName = ({ index }: Fitted): boolean => table.columns[index]?.align === 'left';
  const priority = ({ index }: Fitted): number => table.columns[index]?.priority ?? 0;
  const total = (columns: readonly Fitted[], widthOf = (column: Fitted): number => column.width): number =>
    columns.reduce((sum, one) => sum + widthOf(one), 0) + gap.length * (columns.length - 1);
  const least = (column: Fitted): number =>
    isName(column) ? Math.min(column.width, column.index === 0 ? readableFirst : readable) : column.width;
  let columns = all;
  while (total(columns, least) > width) {
    const lowest = Math.max(...columns.map(priority));
    if (lowest === 0) break;
    const last = columns.findLast((column) => priority(column) === lowest);
    columns = columns.filter((column) => column !== last);
  }
  while (total(columns) > width) {
    const longest = columns.filter(isName).reduce((most, one) => (one.width > most ? one.width : most), 0);
    if (longest <= narrowest) break;
    const over = total(columns) - width;
    const target = columns.find((column) => isName(column) && column.width === longest);
    const others = columns.filter((column) => isName(column) && column !== target).map((column) => column.width);
    const next = Math.max(narrowest, longest - over, Math.min(longest - 1, Math.max(0, ...others)));
    columns = columns.map((column) => (column === target ? { ...column, width: next } : column));
  }
  return columns;
}

function bold(text: string, styled: boolean): string {
  return styled ? `\u001b[1m${text}\u001b[22m` : text;
}

function dim(text: string, styled: boolean): string {
  return styled ? `\u001b[2m${text}\u001b[22m` : text;
}
