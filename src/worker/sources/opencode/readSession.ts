import { maximumTitleLength, type Session } from '../../../core/model/session.ts';
import { columnText, nameOf, safeLine, timeMs } from './jsonValues.ts';
import type { Remark } from './remark.ts';

/** Columns of `session` a session is read from, in the order `readSession` takes them. */
export const sessionColumns = [
  'rowid',
  'id',
  'parent_id',
  'project_id',
  'directory',
  'path',
  'title',
  'version',
  'time_created',
  'time_updated',
  'time_archived',
] as const;

/** The session of a row, or null when it has no id to be known by. */
export function readSession(row: readonly unknown[], remark: Remark): Session | null {
  const id = row[1];
  const directory = row[4];
  const path = row[5];
  if (typeof id !== 'string' || id === '') {
    remark('id is not text');
    return null;
  }
  if (typeof directory !== 'string') remark('directory is not text');
  return {
    rowid: Number(row[0]),
    id,
    parentId: columnText(row[2]),
    projectId: columnText(row[3]),
    directory: columnText(directory),
    path: typeof path === 'string' ? path : null,
    title: titleOf(row[6], remark),
    version: nameOf(row[7], 'version', remark),
    created: timeOf(row[8], 'time_created', remark),
    updated: timeOf(row[9], 'time_updated', remark),
    archived: timeMs(row[10]),
  };
}

/** The session of a row of 2.x, which may have no title yet. */
export function readSecondSession(row: readonly unknown[], remark: Remark): Session | null {
  const title = sessionColumns.indexOf('title');
  return readSession(row[title] === null ? row.with(title, '') : row, remark);
}

function titleOf(value: unknown, remark: Remark): string {
  if (typeof value !== 'string') remark('title is not text');
  return safeLine(columnText(value), maximumTitleLength);
}

/** Databases without the column say nothing, which is no fault of the row. */
function timeOf(value: unknown, field: string, remark: Remark): number {
  const time = timeMs(value);
  if (time === 0 && value !== 0 && value !== null) remark(`${field} is not a time`);
  return time;
}
