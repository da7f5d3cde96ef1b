import { databaseHeaderSize, parseDatabaseHeader } from './databaseHeader.ts';
import { declaredColumns, type DeclaredColumn } from './declaredColumns.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import { TableWalk } from './tableWalk.ts';

/** A table in the database's own list of tables. */
export class PlainTable {
  /** First page of the table. */
  readonly root: number;
  readonly #sql: string | null;
  #columns: readonly DeclaredColumn[] | null | undefined;

  constructor(root: number, sql: string | null) {
    this.root = root;
    this.#sql = sql;
  }

  /** Null when only SQLite should read the table: most are never asked about. */
  get columns(): readonly DeclaredColumn[] | null {
    if (this.#columns === undefined) this.#columns = this.#sql === null ? null : declaredColumns(this.#sql);
    return this.#columns;
  }
}

/** The tables of a database by their name; null when only SQLite should say which there are. */
export type PlainTables = ReadonlyMap<string, PlainTable> | null;

/** Columns of `sqlite_master`. */
const place = { type: 0, name: 1, table: 2, root: 3, sql: 4 };

const utf8 = 1;
const textTable = Buffer.from('table');

/** What SQLite calls a table of its own. */
const own = 'sqlite_';

const known = new WeakMap<SnapshotReader, PlainTables>();

/** The tables of a database, read without SQLite, once for each moment. */
export function plainTables(reader: SnapshotReader): PlainTables {
  const tables = known.get(reader);
  if (tables !== undefined) return tables;
  const read = readTables(reader);
  known.set(reader, read);
  return read;
}

function readTables(reader: SnapshotReader): PlainTables {
  const first = new Uint8Array(Math.max(reader.pageSize, databaseHeaderSize));
  reader.readPage(1, first);
  const header = parseDatabaseHeader(first);
  if (header?.textEncoding !== utf8) return null;
  const tables = new Map<string, PlainTable>();
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
    if (!name.startsWith(own)) tables.set(name, new PlainTable(root, record.text(place.sql) ?? null));
    return true;
  });
  return isPlain && end === 'end' ? tables : null;
}
