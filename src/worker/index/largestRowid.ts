import { lastRowid } from '../sqlite/lastRowid.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { TableShape } from '../sqlite/tableWalk.ts';

/** Rowid of the last row of a table, which tells how much there is to read; 0 for an empty one. */
export function largestRowid(reader: SnapshotReader, table: string, shape: TableShape | null): number {
  const last = shape && lastRowid(reader, shape);
  return last ?? Number(reader.all(`SELECT max(rowid) FROM ${table}`)[0]?.[0] ?? 0);
}
