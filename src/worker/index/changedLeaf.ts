import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { FollowedTable } from './followedTable.ts';
import type { RowBatch } from './rowBatch.ts';

/** What a changed leaf page says about itself. */
export interface Leaf {
  /** Ascending. */
  readonly rowids: readonly number[];
  readonly columnCount: number;
  /** The first column of its first row when that is text. */
  readonly firstText: string | null;
}

/** How the ids of OpenCode's big tables begin. */
const knownPrefixes = ['msg_', 'ses_', 'prt_', 'evt_', 'per_'];

/** True when a page begins with no id of OpenCode's big tables: it may belong to any table. */
export function isOfSmallTable(leaf: Leaf): boolean {
  const text = leaf.firstText;
  return text === null || !knownPrefixes.some((prefix) => text.startsWith(prefix));
}

/**
 * True when a leaf may hold rows of the table. Rows written before an ALTER TABLE have fewer columns than the table;
 * an id tells tables apart only while all ids of the table have its prefix.
 */
export function mayHoldRowsOf<Value>(table: FollowedTable<Value>, leaf: Leaf): boolean {
  if (leaf.columnCount > table.columnCount) return false;
  if (!table.prefixed || !table.idIsFirst) return true;
  return isOfSmallTable(leaf) || (leaf.firstText?.startsWith(table.plan.prefix) ?? false);
}

/**
 * Reads the rows of a changed leaf through SQLite, and finds which known rows are gone: those it no longer has, and
 * those between it and its neighbours, for a page that lost its last row is dropped without being written, but never
 * without a neighbour being written.
 */
export function readChangedLeaf<Value>(
  reader: SnapshotReader,
  table: FollowedTable<Value>,
  leaf: Leaf,
  batch: RowBatch<Value>,
): void {
  const first = leaf.rowids[0];
  const last = leaf.rowids.at(-1);
  if (first === undefined || last === undefined) return;
  const before = batch.rowids.length;
  // A leaf holds every row of its range. More rows in it mean that the page belongs elsewhere, or is an old one.
  const limit = leaf.rowids.length + 1;
  table.read(reader, 'WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?', [first, last, limit], batch);
  const found = batch.rowids.from(before);
  if (found.length !== leaf.rowids.length || found.some((rowid, index) => rowid !== leaf.rowids[index])) return;
  const name = table.plan.table;
  const previous = reader.all(`SELECT max(rowid) FROM ${name} WHERE rowid < ?`, [first])[0]?.[0];
  const next = reader.all(`SELECT min(rowid) FROM ${name} WHERE rowid > ?`, [last])[0]?.[0];
  const from = typeof previous === 'number' ? previous + 1 : Number.MIN_SAFE_INTEGER;
  const to = typeof next === 'number' ? next - 1 : Number.MAX_SAFE_INTEGER;
  const present = new Set(found);
  table.rows.visitBetween(from, to, (rowid) => {
    if (!present.has(rowid)) batch.gone.push(rowid);
  });
}
