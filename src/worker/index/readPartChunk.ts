import type { IndexProgress } from '../../protocol/workerApi.ts';
import type { LiveDatabase } from '../sqlite/liveDatabase.ts';
import { applyChanges } from './applyChanges.ts';
import { isSameDatabase } from './catchUpStep.ts';
import { Changes } from './changes.ts';
import { largestRowid } from './largestRowid.ts';
import type { MalformedLog } from './malformedLog.ts';
import { readNext } from './readNext.ts';
import type { StagedParts } from './stagedParts.ts';
import type { UsageContent } from './usageContent.ts';

/** There are fewer prompts than one in so many parts: what is reserved in vain takes no memory. */
const partsPerText = 8;

/** How many parts to read. */
export interface PartChunk {
  readonly limit: number;
  /** Those after this rowid are left for later. */
  readonly upTo?: number | undefined;
  /** Where new ones wait until they proved to be of one snapshot, when there are many to come. */
  readonly staged?: StagedParts;
}

/**
 * Reads the next parts after the content's cursor, in a snapshot of their own: changes since the content's mark are
 * found by the next refresh, and reading a row twice does no harm. Null when rowids stopped identifying rows.
 */
export function readPartChunk(
  database: LiveDatabase,
  content: UsageContent,
  log: MalformedLog,
  { limit, upTo = Number.MAX_SAFE_INTEGER, staged }: PartChunk,
): IndexProgress | null {
  const { partRows, partCursor } = content;
  if (partRows === null) return null;
  // If those of the last run are lost, the cursor moves.
  content.toolCalls.settle();
  const read = (parts?: StagedParts): Chunk | null =>
    database.read((reader) => {
      if (!isSameDatabase(reader, content)) return null;
      const changes = new Changes(parts?.begin());
      const next = readNext(reader, partRows, partCursor, limit, changes.parts, upTo);
      const total = largestRowid(reader, partRows.plan.table, partRows.shapeIn(reader, changes.parts));
      return { changes, next, total };
    });
  const isKnown = (last: number): boolean => partRows.rows.hasBetween(partCursor + 1, last);
  let into = partRows.plan.parseRecord !== undefined && !isKnown(partCursor + limit) ? staged : undefined;
  let chunk = read(into);
  if (into !== undefined && chunk !== null && isKnown(chunk.next ?? Number.MAX_SAFE_INTEGER)) {
    // Only what is all new can be put in as a whole.
    into = undefined;
    chunk = read(into);
  }
  if (chunk === null) return null;
  const isFirst = content.toolCalls.size === 0;
  applyChanges(content, chunk.changes, log);
  if (into !== undefined) {
    content.toolCalls.insertRows(into.toolCalls.columnsInUse);
    content.texts.insertRows(into.texts.columnsInUse);
  }
  // By now columns are about as wide as they are to be: to widen a few rows leaves no hole in memory.
  if (isFirst) {
    content.toolCalls.reserve(chunk.total);
    content.texts.reserve(Math.ceil(chunk.total / partsPerText));
  }
  if (chunk.next === null) content.partsComplete = true;
  else content.partCursor = chunk.next;
  return { phase: 'toolCalls', done: chunk.next ?? chunk.total, total: chunk.total };
}

/** What one read found, the last rowid it looked at (null for the end of the table), and the largest there is. */
interface Chunk {
  readonly changes: Changes;
  readonly next: number | null;
  readonly total: number;
}
