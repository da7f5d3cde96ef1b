import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { FollowedTable } from './followedTable.ts';
import type { RowBatch } from './rowBatch.ts';

/** Long rows that are read again after a change that may be theirs: the youngest, for old ones do not change. */
const most = 48;

/**
 * Reads the youngest long rows again. A change in the part of a row that stands outside its leaf page leaves the leaf
 * as it is, and the changed page does not say whose it is.
 */
export function readLongRows<Value>(reader: SnapshotReader, table: FollowedTable<Value>, batch: RowBatch<Value>): void {
  if (table.long.size === 0) return;
  const read = new Set(batch.rowids);
  const youngest = [...table.long].sort((one, other) => other - one).slice(0, most);
  for (const rowid of youngest) {
    if (!read.has(rowid)) table.read(reader, 'WHERE rowid = ?', [rowid], batch);
  }
}
