import { type Column, columnFor, columnOfWidth } from '../../../core/usage/columns.ts';
import { columnBytes, type Widths } from './cacheFormat.ts';

/** A table in a cache file, some of whose columns are as narrow as their numbers allow. */
export interface TableInFile<Columns, List extends string> {
  /** Its columns, empty, in their order. */
  readonly empty: Columns;
  /** Of its columns in the file. */
  readonly widths: Widths;
  readonly named: Readonly<Record<string, List>>;
  readonly rows: number;
  /** Rows there is to be room for. */
  readonly capacity: number;
}

/** Bytes that all columns of a table take in the file. */
export function tableBytes<Columns extends Record<string, Column>>(table: TableInFile<Columns, string>): number {
  const { empty, widths, rows } = table;
  if (widths.length !== Object.keys(empty).length) throw new Error('it is damaged');
  return rows * widths.reduce((sum, width) => sum + width, 0);
}

/** Reads a table by reading bytes one behind the other; its names are by the file's numbers. */
export function readTable<Columns extends Record<string, Column>>(
  { empty, widths, rows, capacity }: TableInFile<Columns, string>,
  read: (bytes: Uint8Array) => void,
): Columns {
  const columns = Object.keys(empty).map((name, index) => {
    const column = columnOfWidth(widths[index], capacity);
    if (column === null) throw new Error('it is damaged');
    read(columnBytes(column, rows));
    return [name, column];
  });
  return Object.fromEntries(columns) as Columns;
}

/** The columns with the pools' `numbers` in place of the file's. */
export function withNumbersOf<Columns extends Record<string, Column>, List extends string>(
  columns: Columns,
  { named, rows }: Pick<TableInFile<Columns, List>, 'named' | 'rows'>,
  numbers: Readonly<Record<List, Uint32Array>>,
): Columns {
  const changed = Object.entries(named).map(([name, list]) => [name, translated(columns[name], rows, numbers[list])]);
  return { ...columns, ...(Object.fromEntries(changed) as Partial<Columns>) };
}

function translated(column: Column | undefined, rows: number, numbers: Uint32Array): Column | undefined {
  // Names that came first of all have the numbers they had.
  if (column === undefined || numbers.every((number, index) => number === index)) return column;
  const most = numbers.reduce((most, number) => Math.max(most, number), 0);
  const wide = most < 2 ** (8 * column.BYTES_PER_ELEMENT) ? column : columnFor(most, column.length);
  for (let slot = 0; slot < rows; slot++) wide[slot] = numbers[column[slot] ?? 0] ?? 0;
  return wide;
}
