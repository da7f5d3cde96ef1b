import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import { readTableLeaf } from '../sqlite/readTableLeaf.ts';
import { isOfSmallTable, mayHoldRowsOf, readChangedLeaf, type Leaf } from './changedLeaf.ts';
import { Changes } from './changes.ts';
import type { FollowedTable } from './followedTable.ts';
import { readLongRows } from './readLongRows.ts';
import { readProjects } from './readProjects.ts';
import type { RowBatch } from './rowBatch.ts';
import type { UsageContent } from './usageContent.ts';

/** First byte of a page that holds rows of a table. */
const tableLeaf = 0x0d;

/** Finds what changed in the rows of these pages, all in the reader's snapshot. */
export function changesOfPages(reader: SnapshotReader, content: UsageContent, pages: readonly number[]): Changes {
  const changes = new Changes();
  const page = new Uint8Array(reader.pageSize);
  let small = false;
  let emptied = false;
  let overflow = false;
  for (const number of pages) {
    if (number === 1 || number > reader.pageCount) continue;
    reader.readPage(number, page);
    // The rest of a long row begins with the number of its next page, in practice with a zero.
    if (page[0] === 0) overflow = true;
    if (page[0] !== tableLeaf) continue;
    const leaf = readTableLeaf(page, reader.pageSize);
    if (leaf === null) {
      emptied = true;
      continue;
    }
    small ||= isOfSmallTable(leaf);
    readLeaf(reader, content.messageRows, leaf, changes.messages);
    readLeaf(reader, content.sessionRows, leaf, changes.sessions);
    if (content.partRows !== null) readLeaf(reader, content.partRows, leaf, changes.parts);
  }
  if (emptied) findEmptied(reader, content, changes);
  if (overflow) {
    readLongRows(reader, content.messageRows, changes.messages);
    readLongRows(reader, content.sessionRows, changes.sessions);
  }
  if (small || emptied) changes.projects = readProjects(reader, content.schema);
  return changes;
}

function readLeaf<Value>(
  reader: SnapshotReader,
  table: FollowedTable<Value>,
  leaf: Leaf,
  batch: RowBatch<Value>,
): void {
  if (mayHoldRowsOf(table, leaf)) readChangedLeaf(reader, table, leaf, batch);
}

/** A leaf without rows is the root of an empty table: nothing in it says of which. */
function findEmptied(reader: SnapshotReader, content: UsageContent, changes: Changes): void {
  const check = <Value>(table: FollowedTable<Value> | null, batch: RowBatch<Value>): void => {
    if (table === null || table.rows.count === 0) return;
    if (reader.all(`SELECT 1 FROM ${table.plan.table} LIMIT 1`).length > 0) return;
    table.rows.visitBetween(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, (rowid) => batch.gone.push(rowid));
  };
  check(content.messageRows, changes.messages);
  check(content.sessionRows, changes.sessions);
  check(content.partRows, changes.parts);
}
