import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { FollowedTable } from './followedTable.ts';
import type { RowBatch } from './rowBatch.ts';

/**
 * Reads the next `limit` rows after a rowid, and finds which known rows among them are gone. Returns the last one
 * read, or null at the end of the table; `upTo` when there is nothing left up to it.
 */
export function readNext<Value>(
  reader: SnapshotReader,
  table: FollowedTable<Value>,
  after: number,
  limit: number,
  batch: RowBatch<Value>,
  upTo = Number.MAX_SAFE_INTEGER,
): number | null {
  const before = batch.rowids.length;
  const count = table.readAfter(reader, after, limit, batch, upTo);
  const behind = upTo === Number.MAX_SAFE_INTEGER ? null : upTo;
  const end = count < limit ? behind : (batch.rowids.at(-1) ?? null);
  // Nothing known from here on can be gone: the usual case while a table is read for the first time.
  if (table.rows.maximum <= after) return end;
  const present = new Set(batch.rowids.from(before));
  table.rows.visitBetween(after + 1, end ?? Number.MAX_SAFE_INTEGER, (rowid) => {
    if (!present.has(rowid)) batch.gone.push(rowid);
  });
  return end;
}
