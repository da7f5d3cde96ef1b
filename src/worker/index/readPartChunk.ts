import type { IndexProgress } from '../../protocol/workerApi.ts';
import type { LiveDatabase } from '../sqlite/liveDatabase.ts';
import { applyChanges } from './applyChanges.ts';
import { isSameDatabase } from './catchUpStep.ts';
import { Changes } from './changes.ts';
import { largestRowid } from './largestRowid.ts';
import type { MalformedLog } from './malformedLog.ts';
import { readNext } from './readNext.ts';
import type { UsageContent } from './usageContent.ts';

/**
 * Reads the next parts after the content's cursor, in a snapshot of their own: changes since the content's mark are
 * found by the next refresh, and reading a row twice does no harm. Parts after `upTo` are left for later. Null when rowids stopped identifying rows.
 */
export function readPartChunk(
  database: LiveDatabase,
  content: UsageContent,
  limit: number,
  log: MalformedLog,
  upTo = Number.MAX_SAFE_INTEGER,
): IndexProgress | null {
  const { partRows } = content;
  if (partRows === null) return null;
  // If those of the last run are lost, the cursor moves.
  content.toolCalls.settle();
  const chunk = database.read((reader) => {
    if (!isSameDatabase(reader, content)) return null;
    const changes = new Changes();
    const next = readNext(reader, partRows, content.partCursor, limit, changes.parts, upTo);
    const total = largestRowid(reader, partRows.plan.table, partRows.present);
    return { changes, next, total };
  });
  if (chunk === null) return null;
  const isFirst = content.toolCalls.size === 0;
  applyChanges(content, chunk.changes, log);
  // By now columns are about as wide as they are to be: to widen a few rows leaves no hole in memory.
  if (isFirst) content.toolCalls.reserve(chunk.total);
  if (chunk.next === null) content.partsComplete = true;
  else content.partCursor = chunk.next;
  return { phase: 'toolCalls', done: chunk.next ?? chunk.total, total: chunk.total };
}
