import { type Column, columnFor } from '../../../core/usage/columns.ts';
import { columnBytes, nameBytes, type Widths } from './cacheFormat.ts';

/** Rows of names that are translated at once. */
const piece = 65_536;

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

/** Reads a table by reading bytes one behind the other, with the pools' `numbers` for its names. */
export function readTable<Columns extends Record<string, Column>, List extends string>(
  { empty, widths, named, rows, capacity }: TableInFile<Columns, List>,
  numbers: Readonly<Record<List, Uint32Array>>,
  read: (bytes: Uint8Array) => void,
): Columns {
  const columns = Object.entries(empty).map(([name, column], index) => {
    const list = named[name];
    if (list !== undefined) return [name, readNames(column, numbers[list], rows, capacity, read)];
    const found = columnOf(widths[index], capacity);
    read(columnBytes(found, rows));
    return [name, found];
  });
  return Object.fromEntries(columns) as Columns;
}

function columnOf(width: number | undefined, capacity: number): Column {
  if (width === 8) return new Float64Array(capacity);
  if (width === 4) return new Uint32Array(capacity);
  if (width === 2) return new Uint16Array(capacity);
  if (width === 1) return new Uint8Array(capacity);
  throw new Error('it is damaged');
}

/** As narrow as the numbers allow, but where a column is never narrow. */
function readNames(
  empty: Column,
  numbers: Uint32Array,
  rows: number,
  capacity: number,
  read: (bytes: Uint8Array) => void,
): Column {
  const most = numbers.reduce((most, number) => Math.max(most, number), 0);
  const column = empty.BYTES_PER_ELEMENT === nameBytes ? new Uint32Array(capacity) : columnFor(most, capacity);
  const local = new Uint32Array(Math.min(rows, piece));
  for (let start = 0; start < rows; start += piece) {
    const count = Math.min(piece, rows - start);
    read(columnBytes(local, count));
    for (let index = 0; index < count; index++) column[start + index] = numbers[local[index] ?? 0] ?? 0;
  }
  return column;
}
