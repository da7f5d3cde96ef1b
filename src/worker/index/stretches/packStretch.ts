import { bytesTogether, type Column, ColumnSpace } from '../../../core/usage/columns.ts';
import { namedColumns } from '../cache/cacheFormat.ts';
import type { StagedParts } from '../stagedParts.ts';
import type { Stretch } from './stretch.ts';

/** A stretch that gets somewhat longer than the last one still fits. */
const spare = 1.25;

/**
 * Copies what was read side by side into `memory`, or into a new one where that is too small: what is handed to another thread
 * takes memory until the collector there gets to it, and a stretch in one piece can be handed back.
 */
export function packStretch(
  rowids: Float64Array,
  { toolCalls, texts }: StagedParts,
  memory: ArrayBuffer | undefined,
): Pick<Stretch, 'memory' | 'rowids' | 'toolCalls' | 'texts'> {
  const calls = toolCalls.columnsInUse;
  const marks = texts.columnsInUse;
  const bytes =
    bytesTogether([new Float64Array(0)], rowids.length) +
    bytesTogether(likeIn(calls, namedColumns.toolCalls), toolCalls.size) +
    bytesTogether(likeIn(marks, namedColumns.texts), texts.size);
  const isEnough = memory !== undefined && memory.byteLength >= bytes;
  const space = new ColumnSpace(isEnough ? memory : new ArrayBuffer(Math.ceil(bytes * spare)));
  const all = space.place(new Float64Array(0), rowids.length);
  all.set(rowids);
  return {
    memory: space.memory,
    rowids: all,
    toolCalls: packed(calls, namedColumns.toolCalls, space) as Stretch['toolCalls'],
    texts: packed(marks, namedColumns.texts, space) as Stretch['texts'],
  };
}

function likeIn(columns: Record<string, Column>, named: Readonly<Record<string, string>>): Column[] {
  return Object.entries(columns).map(([name, column]) => (name in named ? new Uint32Array(0) : column));
}

function packed(
  columns: Record<string, Column>,
  named: Readonly<Record<string, string>>,
  space: ColumnSpace,
): Record<string, Column> {
  const entries = Object.entries(columns).map(([name, column]) => {
    const place = space.place(name in named ? new Uint32Array(0) : column, column.length);
    place.set(column);
    return [name, place];
  });
  return Object.fromEntries(entries) as Record<string, Column>;
}
