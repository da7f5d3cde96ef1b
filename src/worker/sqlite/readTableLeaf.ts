import { databaseHeaderSize, parseDatabaseHeader } from './databaseHeader.ts';
import { readVarint } from './varint.ts';

const tableLeafType = 0x0d;
const leafHeaderSize = 8;
const firstTextType = 13;
const prefixBytes = 64;

/** What a page that holds rows of a table says about them, enough to tell which table and which rows. */
export interface TableLeaf {
  /** In the order of the page, which is ascending; beyond 2^53 rounded. */
  readonly rowids: readonly number[];
  /** Columns of the first row. */
  readonly columnCount: number;
  /** The beginning of the first column of the first row (at most 64 bytes), or null when that is not text. */
  readonly firstText: string | null;
}

/**
 * Reads a page of `size` bytes as a leaf of a table, or returns null when it is none (or garbage: it never throws).
 * A hint where to look, not a way to read rows: a page on the free list still shows the rows it once had.
 */
export function readTableLeaf(page: Uint8Array, size: number): TableLeaf | null {
  const limit = Math.min(size, page.length);
  const start = parseDatabaseHeader(page) ? databaseHeaderSize : 0; // page 1 begins with the database's header
  if (limit < start + leafHeaderSize || page[start] !== tableLeafType) return null;
  const count = word(page, start + 3);
  const cellsStart = start + leafHeaderSize + 2 * count;
  if (count === 0 || cellsStart > limit) return null;
  const rowids: number[] = [];
  let first: FirstRow | null = null;
  for (let i = 0; i < count; i++) {
    const cell = word(page, start + leafHeaderSize + 2 * i);
    const payload = cell < cellsStart ? null : readVarint(page, cell, limit);
    const rowid = payload && readVarint(page, payload.end, limit);
    if (!rowid) return null;
    if (i === 0) first = readFirstRow(page, rowid.end, limit);
    rowids.push(rowid.value);
  }
  return first && { rowids, ...first };
}

type FirstRow = Omit<TableLeaf, 'rowids'>;

/** Reads the record at `start`: a list of column types, then the columns. */
function readFirstRow(page: Uint8Array, start: number, limit: number): FirstRow | null {
  const headerSize = readVarint(page, start, limit);
  if (!headerSize || headerSize.value < headerSize.end - start) return null;
  const bodyStart = start + headerSize.value;
  if (bodyStart > limit) return null;
  let columnCount = 0;
  let firstType = 0;
  for (let position = headerSize.end; position < bodyStart; columnCount++) {
    const type = readVarint(page, position, bodyStart);
    if (!type) return null;
    if (columnCount === 0) firstType = type.value;
    position = type.end;
  }
  return { columnCount, firstText: readText(page, bodyStart, limit, firstType) };
}

function readText(page: Uint8Array, start: number, limit: number, type: number): string | null {
  if (type < firstTextType || type % 2 === 0) return null;
  const length = Math.min((type - firstTextType) / 2, prefixBytes, limit - start);
  return new TextDecoder().decode(page.subarray(start, start + length));
}

function word(page: Uint8Array, offset: number): number {
  return ((page[offset] ?? 0) << 8) | (page[offset + 1] ?? 0);
}
