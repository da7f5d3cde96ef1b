import { databaseHeaderSize, parseDatabaseHeader } from './databaseHeader.ts';
import { declaredColumns, type DeclaredColumn } from './declaredColumns.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import { TableWalk } from './tableWalk.ts';

/** A table that can be read straight from its pages. */
export interface PlainTable {
  /** First page of the table. */
  readonly root: number;
  readonly columns: readonly DeclaredColumn[];
}

/** Columns of `sqlite_master`. */
const place = { type: 0, name: 1, table: 2, root: 3, sql: 4 };

const utf8 = 1;
const textTable = Buffer.from('table');

/** What SQLite calls a table of its own. */
const own = 'sqlite_';

/**
 * The tables of a database by their name, read without SQLite; a table that only SQLite should read is there as null.
 * Null altogether when the list of tables itself is unusual. `wanted` leaves the others unread.
 */
export function plainTables(
  reader: SnapshotReader,
  wanted: readonly string[],
): ReadonlyMap<string, PlainTable | null> | null {
  const first = new Uint8Array(Math.max(reader.pageSize, databaseHeaderSize));
  reader.readPage(1, first);
  const header = parseDatabaseHeader(first);
  if (header?.textEncoding !== utf8) return null;
  const tables = new Map<string, PlainTable | null>();
  let isPlain = true;
  const shape = { root: 1, usable: reader.pageSize - header.reservedBytes };
  const end = new TableWalk().run(reader, shape, Number.MIN_SAFE_INTEGER, (record) => {
    const isTable = record.startsWith(place.type, textTable);
    if (isTable === false) return true;
    const name = record.text(place.name);
    const root = record.number(place.root);
    // A virtual table has no page, and brings tables of its own that are none.
    isPlain = isTable === true && typeof name === 'string' && typeof root === 'number' && root > 1;
    if (!isPlain || typeof name !== 'string' || typeof root !== 'number') return false;
    if (name.startsWith(own)) return true;
    const sql = wanted.includes(name) ? record.text(place.sql) : null;
    const columns = typeof sql === 'string' ? declaredColumns(sql) : null;
    tables.set(name, columns && { root, columns });
    return true;
  });
  return isPlain && end === 'end' ? tables : null;
}
