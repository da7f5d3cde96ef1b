import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import { TableWalk } from '../sqlite/tableWalk.ts';
import type { FollowedTable } from './followedTable.ts';
import { readNext } from './readNext.ts';
import type { RowBatch } from './rowBatch.ts';

/** Rows compared in one step. */
const stepRows = 4000;

/** When more rows of a step are to be read than this, all of it is. */
const mostSingle = 32;

/** What of a table is compared, and with what. */
export interface Comparison {
  /** Rows after this one and up to the other. */
  readonly after: number;
  readonly upTo: number;
  /** Every change that may be unknown was made since, ms since the epoch, and whoever made it wrote the time of it to the row. */
  readonly since: number;
}

const walk = new TableWalk();

/**
 * Compares the next rows with those that are known: reads the ones that are new or were changed since a time, and finds
 * which are gone. Only leaf pages are looked at, not what is long in the rows, which is most of a table of parts. Returns the
 * last row compared, null when there are no more.
 */
export function compareRows<Value>(
  reader: SnapshotReader,
  table: FollowedTable<Value>,
  { after, upTo, since }: Comparison,
  batch: RowBatch<Value>,
): number | null {
  const { updatedAt, rows } = table;
  const shape = table.shapeIn(reader, batch);
  const toRead: number[] = [];
  const present = new Set<number>();
  let last = after;
  let isPast = false;
  const end =
    shape === null || updatedAt < 0
      ? 'unusual'
      : walk.run(reader, { ...shape, onlyLeaves: true }, after, (record) => {
          const { rowid } = record;
          if (rowid > upTo) {
            isPast = true;
            return false;
          }
          const updated = record.end(updatedAt) <= record.here ? record.number(updatedAt) : undefined;
          if (typeof updated !== 'number' || updated >= since || !rows.has(rowid)) toRead.push(rowid);
          present.add(rowid);
          last = rowid;
          return present.size < stepRows;
        });
  const isEnd = end === 'end' || isPast;
  // What only SQLite should read, here or from here on, is read whole.
  if (!isEnd && present.size === 0) return readNext(reader, table, after, stepRows, batch, upTo);
  const to = isEnd ? upTo : last;
  if (toRead.length > mostSingle) {
    readNext(reader, table, after, stepRows, batch, to);
    return isEnd ? null : last;
  }
  for (const rowid of toRead) table.readAfter(reader, rowid - 1, 1, batch, rowid);
  rows.visitBetween(after + 1, to, (rowid) => {
    if (!present.has(rowid)) batch.gone.push(rowid);
  });
  return isEnd ? null : last;
}
