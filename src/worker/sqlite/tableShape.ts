import { databaseHeaderSize, parseDatabaseHeader } from './databaseHeader.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { TableShape } from './tableWalk.ts';

const utf8 = 1;

/**
 * How the rows of a table stand on its pages, or null when only SQLite should read them: text that is not UTF-8,
 * columns that are computed, a column that stands for the rowid or is called like it.
 */
export function readTableShape(reader: SnapshotReader, table: string, columns: readonly string[]): TableShape | null {
  const first = new Uint8Array(Math.max(reader.pageSize, databaseHeaderSize));
  reader.readPage(1, first);
  const header = parseDatabaseHeader(first);
  if (header === null || header.textEncoding !== utf8) return null;
  const present = reader.all(`PRAGMA table_xinfo("${table}")`);
  const isPlain = present.every(
    ([, name, type, , , key, hidden], index) =>
      name === columns[index] &&
      String(name).toLowerCase() !== 'rowid' &&
      hidden === 0 &&
      !(key !== 0 && String(type).toLowerCase() === 'integer'),
  );
  if (!isPlain || present.length !== columns.length) return null;
  const root = reader.all("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?", [table])[0]?.[0];
  if (typeof root !== 'number') return null;
  return { root, usable: reader.pageSize - header.reservedBytes };
}
