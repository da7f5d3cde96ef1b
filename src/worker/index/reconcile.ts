import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { Changes } from './changes.ts';
import { compareRows } from './compareRows.ts';
import type { FollowedTable } from './followedTable.ts';
import { readNext } from './readNext.ts';
import type { RowBatch } from './rowBatch.ts';
import type { UsageContent } from './usageContent.ts';

/** Messages read again in one step of the verification. */
const verifyStep = 2000;

/**
 * Does one piece of owed work; `changes` must hold everything that the same snapshot says of changed pages. Returns up to which
 * rowid the table of this work is compared; null when the work is done.
 */
export function reconcile(reader: SnapshotReader, content: UsageContent, changes: Changes): number | null {
  const { messageRows, sessionRows, partRows, owedSince: since, comparedTo: after } = content;
  switch (content.owed[0]) {
    case 'messages':
      messageRows.read(reader, 'WHERE time_updated >= ?', [since], changes.messages);
      if (countDiffers(reader, messageRows, changes.messages)) compareRowids(reader, messageRows, changes.messages);
      return null;
    case 'sessions':
      sessionRows.read(reader, '', [], changes.sessions);
      findGone(sessionRows, new Set(changes.sessions.rowids), changes.sessions);
      // The newest session is gone, or a backup was copied over the file: then times do not tell what changed.
      changes.partsDoubtful = changes.sessions.latest < sessionRows.latest;
      return null;
    case 'parts': {
      if (partRows === null) return null;
      // Parts behind the place of a pass under way are as old as the others; those before it are read, whatever is known.
      const upTo = content.partsComplete ? Number.MAX_SAFE_INTEGER : content.partCursor;
      return compareRows(reader, partRows, { after, upTo, since }, changes.parts);
    }
    case 'verify':
      return readNext(reader, messageRows, after, verifyStep, changes.messages);
    default:
      return null;
  }
}

/** True when the table does not have as many rows as are known once the batch is applied. */
function countDiffers<Value>(reader: SnapshotReader, table: FollowedTable<Value>, batch: RowBatch<Value>): boolean {
  const count = Number(reader.all(`SELECT count(*) FROM ${table.plan.table}`)[0]?.[0]);
  let expected = table.rows.count;
  for (const rowid of new Set(batch.gone)) if (table.rows.has(rowid)) expected--;
  for (const rowid of new Set(batch.rowids)) if (!table.rows.has(rowid)) expected++;
  return count !== expected;
}

function compareRowids<Value>(reader: SnapshotReader, table: FollowedTable<Value>, batch: RowBatch<Value>): void {
  const present = new Set<number>();
  reader.each(`SELECT rowid FROM ${table.plan.table}`, [], (row) => void present.add(Number(row[0])));
  findGone(table, present, batch);
  const read = new Set(batch.rowids);
  for (const rowid of present) {
    if (!read.has(rowid) && !table.rows.has(rowid)) table.read(reader, 'WHERE rowid = ?', [rowid], batch);
  }
}

function findGone<Value>(table: FollowedTable<Value>, present: ReadonlySet<number>, batch: RowBatch<Value>): void {
  table.rows.visitBetween(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, (rowid) => {
    if (!present.has(rowid)) batch.gone.push(rowid);
  });
}
