import { type InferredColumn, withRoom } from './withRoom.ts';

/** Rows that stand together, of the table that stays or of the fresh one, from a place of theirs on, and where they come to. */
export interface MergeRun {
  readonly isFresh: boolean;
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/**
 * How the rows of a table that stay stand together with fresh ones: all before `start` stay where they are, from there on
 * run follows run. Few rows come between many: what stays is moved by whole stretches.
 */
export interface MergeOrder {
  readonly start: number;
  /** Rows of the table before. */
  readonly before: number;
  /** Rows there are then. */
  readonly size: number;
  readonly runs: readonly MergeRun[];
}

/** Some rows of sessions. */
interface Rows {
  readonly size: number;
  /** Number of each row's session. */
  readonly session: Uint32Array;
}

/** The order of a table whose rows of some sessions (1 by number) give way to fresh ones; both are in the order of `isBefore`. */
export function mergeOrder(
  kept: Rows,
  fresh: Rows,
  sessions: Uint8Array,
  isBefore: (kept: number, fresh: number) => boolean,
): MergeOrder {
  const start = startOf(kept, fresh, sessions, isBefore);
  const runs: MergeRun[] = [];
  let size = start;
  const add = (isFresh: boolean, from: number, to: number): void => {
    if (to === from) return;
    runs.push({ isFresh, from, to: size, length: to - from });
    size += to - from;
  };
  let from = start;
  let next = 0;
  for (let place = start; place < kept.size; place++) {
    const goes = sessions[kept.session[place] ?? 0] === 1;
    if (!goes && (next === fresh.size || isBefore(place, next))) continue;
    add(false, from, place);
    from = goes ? place + 1 : place;
    if (goes) continue;
    const first = next;
    while (next < fresh.size && !isBefore(place, next)) next++;
    add(true, first, next);
  }
  add(false, from, kept.size);
  add(true, next, fresh.size);
  return { start, before: kept.size, size, runs };
}

/** The first place of a row that goes or moves. */
function startOf(
  kept: Rows,
  fresh: Rows,
  sessions: Uint8Array,
  isBefore: (kept: number, fresh: number) => boolean,
): number {
  let low = fresh.size === 0 ? kept.size : 0;
  let high = kept.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle, 0)) low = middle + 1;
    else high = middle;
  }
  for (let place = 0; place < low; place++) if (sessions[kept.session[place] ?? 0] === 1) return place;
  return low;
}

/**
 * A column in the new order, in the memory of the old one where that has room. Most rows stay where they are; what comes to an
 * earlier place is moved from the first to the last, what comes to a later one from the last to the first, so that nothing is
 * written over that has not been moved.
 */
function mergeColumn<Column extends InferredColumn>(
  kept: Column,
  fresh: Column,
  { before, size, runs }: MergeOrder,
): Column {
  const merged = withRoom(kept, Math.max(before, size));
  for (const { isFresh, from, to, length } of runs) {
    if (!isFresh && to < from) merged.copyWithin(to, from, from + length);
  }
  for (const { isFresh, from, to, length } of runs.toReversed()) {
    if (!isFresh && to > from) merged.copyWithin(to, from, from + length);
  }
  for (const { isFresh, from, to, length } of runs) if (isFresh) merged.set(fresh.subarray(from, from + length), to);
  return withRoom(merged, size);
}

/**
 * Brings a table into the new order: all its columns, but for what `others` gives. The table itself goes on, since what V8
 * compiled for it asks for the shape it was made with.
 */
export function mergeColumns<Table extends object>(
  kept: Table,
  fresh: Table,
  order: MergeOrder,
  others: Partial<Table>,
): Table {
  const merged = kept as Record<string, unknown>;
  const additional = fresh as Record<string, unknown>;
  for (const [name, column] of Object.entries(merged)) {
    if (name in others || !ArrayBuffer.isView(column)) continue;
    merged[name] = mergeColumn(column as InferredColumn, additional[name] as InferredColumn, order);
  }
  return Object.assign(kept, others);
}
