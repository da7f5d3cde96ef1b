import { requestFlags } from '../../core/usage/requestFlags.ts';
import { callsPerMessage } from '../sources/opencode/readSecondParts.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import { Changes } from './changes.ts';
import type { FollowedTable } from './followedTable.ts';
import { readProjects } from './readProjects.ts';
import type { RowBatch } from './rowBatch.ts';
import type { UsageContent } from './usageContent.ts';

/** Clocks of two writers, and a row stamped before it is committed, may differ by this much (ms). */
const clockSlack = 60_000;

/** Running requests and calls that are looked at again: the youngest; interrupted ones stay open for ever. */
const mostOpen = 100;

/** Up to this many rows, reading everything again is quick, and exact at once. */
const few = 5000;

/** New rows up to this many are read in one stretch. */
const mostNew = 2000;

/**
 * True when reading everything again is the better way: the tables are small, or too much is new, or the file holds
 * another database by now.
 */
export function isTooFarBehind(reader: SnapshotReader, content: UsageContent): boolean {
  const { messageRows, partRows } = content;
  if (messageRows.rows.count <= few && (partRows?.rows.count ?? 0) <= few) return true;
  return newRows(reader, messageRows) > mostNew || holdsOtherSessions(reader, content);
}

/**
 * The likely changes when nobody can say which pages changed: new rows, requests and calls that were running, and
 * what moved in sessions that were touched. The rest is owed, see `reconcile`.
 */
export function changesWithoutPages(reader: SnapshotReader, content: UsageContent): Changes {
  const { messageRows, sessionRows, partRows } = content;
  const changes = new Changes();
  const newSessions = new Set<string>();
  readAfterEnd(reader, sessionRows, changes.sessions);
  sessionRows.read(reader, 'WHERE time_updated >= ?', [sessionRows.latest - clockSlack], changes.sessions);
  for (const session of changes.sessions.values) if (session !== null) newSessions.add(session.id);

  readAfterEnd(reader, messageRows, changes.messages);
  for (const rowid of openRequests(content)) messageRows.read(reader, 'WHERE rowid = ?', [rowid], changes.messages);
  readTouched(reader, messageRows, newSessions, changes.messages);

  if (partRows !== null) {
    changes.partsBehind = newRows(reader, partRows) > mostNew;
    if (!changes.partsBehind) readAfterEnd(reader, partRows, changes.parts);
    for (const rowid of openCalls(content)) partRows.read(reader, 'WHERE rowid = ?', [rowid], changes.parts);
    readTouched(reader, partRows, newSessions, changes.parts);
  }
  changes.projects = readProjects(reader, content.schema);
  return changes;
}

/** New rows of a table, counted up to one more than can be read in one stretch. */
function newRows<Value>(reader: SnapshotReader, { plan, rows }: FollowedTable<Value>): number {
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${plan.table} WHERE rowid > ? LIMIT ${mostNew + 1})`;
  return Number(reader.all(sql, [rows.maximum])[0]?.[0]);
}

/** A file made anew may get the place of the old one on the disk: some known rows tell whether it is still ours. */
function holdsOtherSessions(reader: SnapshotReader, { sessions, sessionRows }: UsageContent): boolean {
  const step = Math.max(1, Math.floor(sessions.size / 16));
  let index = 0;
  let found = 0;
  for (const { rowid, id } of sessions.values()) {
    if (index++ % step !== 0) continue;
    const present = reader.all(`SELECT id FROM ${sessionRows.plan.table} WHERE rowid = ?`, [rowid])[0]?.[0];
    if (present === id) found++;
    else if (present !== undefined) return true;
  }
  return sessions.size > 0 && found === 0;
}

function readAfterEnd<Value>(reader: SnapshotReader, table: FollowedTable<Value>, batch: RowBatch<Value>): void {
  table.read(reader, 'WHERE rowid > ?', [table.rows.maximum], batch);
}

function readTouched<Value>(
  reader: SnapshotReader,
  table: FollowedTable<Value>,
  sessions: ReadonlySet<string>,
  batch: RowBatch<Value>,
): void {
  const since = table.latest - clockSlack;
  for (const session of sessions) {
    table.read(reader, 'WHERE session_id = ? AND time_updated >= ?', [session, since], batch);
  }
}

function openRequests({ requests }: UsageContent): readonly number[] {
  const { flags, rowid } = requests.columns;
  const open: number[] = [];
  for (let slot = requests.size - 1; slot >= 0 && open.length < mostOpen; slot--) {
    if (((flags[slot] ?? 0) & requestFlags.open) !== 0) open.push(rowid[slot] ?? 0);
  }
  return open;
}

function openCalls({ toolCalls, schema }: UsageContent): readonly number[] {
  const open: number[] = [];
  const rowids = toolCalls.columns.rowid;
  for (let slot = toolCalls.size - 1; slot >= 0 && open.length < mostOpen; slot--) {
    const status = toolCalls.status(slot);
    if (status === 'pending' || status === 'running') {
      const rowid = rowids[slot] ?? 0;
      open.push(schema.generation === 2 ? Math.floor(rowid / callsPerMessage) : rowid);
    }
  }
  return open;
}
