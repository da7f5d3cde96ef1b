import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { Changes } from './changes.ts';
import type { FollowedTable } from './followedTable.ts';
import type { RowBatch } from './rowBatch.ts';
import type { UsageContent } from './usageContent.ts';

/** Messages read again in one step of the verification. */
const verifyStep = 2000;

/** What a step of owed work found, besides the changes. */
export interface Reconciled {
  /** Messages up to this rowid are verified; null when the step was no verification, or the last of it. */
  readonly verifiedTo: number | null;
  /** True when parts are missing or too many: they are all to be read again. */
  readonly partsDiffer: boolean;
}

const done: Reconciled = { verifiedTo: null, partsDiffer: false };

/** Does one piece of owed work; `changes` must hold everything that the same snapshot says of changed pages. */
export function reconcile(reader: SnapshotReader, content: UsageContent, changes: Changes): Reconciled {
  const { messageRows, sessionRows, partRows } = content;
  switch (content.owed[0]) {
    case 'messages':
      messageRows.read(reader, 'WHERE time_updated >= ?', [content.owedSince], changes.messages);
      if (countDiffers(reader, messageRows, changes.messages)) compareRowids(reader, messageRows, changes.messages);
      return done;
    case 'sessions':
      sessionRows.read(reader, '', [], changes.sessions);
      findGone(sessionRows, new Set(changes.sessions.rowids), changes.sessions);
      return done;
    case 'parts':
      return {
        verifiedTo: null,
        partsDiffer: content.partsComplete && partRows !== null && countDiffers(reader, partRows, changes.parts),
      };
    case 'verify':
      return {
        verifiedTo: readNext(reader, messageRows, content.verifyCursor, verifyStep, changes.messages),
        partsDiffer: false,
      };
    default:
      return done;
  }
}

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
  const present = new Set(batch.rowids.slice(before));
  table.rows.visitBetween(after + 1, end ?? Number.MAX_SAFE_INTEGER, (rowid) => {
    if (!present.has(rowid)) batch.gone.push(rowid);
  });
  return end;
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
