import { databaseHeaderSize, parseDatabaseHeader } from './databaseHeader.ts';
import { plainTables } from './plainTables.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { TableShape } from './tableWalk.ts';

/**
 * How the rows of a table stand on its pages, or null when only SQLite should read them: text that is not UTF-8,
 * columns that are computed, a column that stands for the rowid or is called like it.
 */
export function readTableShape(reader: SnapshotReader, table: string, columns: readonly string[]): TableShape | null {
  const plain = plainTables(reader)?.get(table);
  const declared = plain?.columns ?? null;
  if (plain === undefined || declared?.length !== columns.length) return null;
  if (declared.some(({ name }, index) => name !== columns[index])) return null;
  const first = new Uint8Array(Math.max(reader.pageSize, databaseHeaderSize));
  reader.readPage(1, first);
  const reserved = parseDatabaseHeader(first)?.reservedBytes ?? 0;
  return {
    root: plain.root,
    usable: reader.pageSize - reserved,
    withDefault: declared.map(({ hasDefault }) => hasDefault),
  };
}
