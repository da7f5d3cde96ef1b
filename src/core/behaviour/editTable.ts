import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcomes } from './callOutcome.ts';
import { type CallPlaces, callPlaces } from './callPlaces.ts';
import { roomyColumn } from './withRoom.ts';
import { mergeColumns, type MergeOrder } from './mergeOrder.ts';

/** Every edit of any format, in the order of its source. */
export interface EditTable extends CallPlaces {
  /** Number of the model that made it, 0 when unknown. */
  readonly model: Uint32Array;
  /** Of `editFormats`. */
  readonly format: Uint8Array;
  /** Of `toolFailures`. */
  readonly failure: Uint8Array;
  /** Letters the model wrote for it. */
  readonly written: Uint32Array;
  /** Which try of its file in its turn since the last success it was, 1 for the first. */
  readonly tries: Uint16Array;
}

const mostTries = 0xffff;

/** Finds the edits. */
export function editTable(base: BehaviourBase): EditTable {
  const places = callPlaces(base, base.picks.edits);
  const { size, source, slot, request } = places;
  const model = roomyColumn(Uint32Array, size);
  const format = roomyColumn(Uint8Array, size);
  const failure = roomyColumn(Uint8Array, size);
  const written = roomyColumn(Uint32Array, size);
  const key = new Float64Array(size);
  for (let place = 0; place < size; place++) {
    const joined = base.sources[source[place] ?? 0];
    if (joined === undefined) continue;
    const { columns } = joined.calls;
    const own = slot[place] ?? 0;
    const made = request[place] ?? -1;
    model[place] = made < 0 ? 0 : (joined.requests.columns.model[made] ?? 0);
    format[place] = columns.format[own] ?? 0;
    failure[place] = columns.failure[own] ?? 0;
    written[place] = columns.inputLength[own] ?? 0;
    key[place] = columns.key[own] ?? 0;
  }
  return { ...places, model, format, failure, written, tries: triesOf(places, key, base.turns.size) };
}

/** The edits that stay together with fresh ones. */
export function mergeEdits(kept: EditTable, fresh: EditTable, order: MergeOrder): EditTable {
  return mergeColumns(kept, fresh, order, { size: order.size });
}

function triesOf({ size, turn, outcome }: CallPlaces, key: Float64Array, turns: number): Uint16Array {
  const tries = roomyColumn(Uint16Array, size).fill(1);
  /** Failed tries of the turn's files; few turns have any: those are marked. */
  const failed = new Map<number, Map<number, number>>();
  const hasFailed = new Uint8Array(turns);
  for (let place = 0; place < size; place++) {
    const own = turn[place] ?? -1;
    const file = key[place] ?? 0;
    if (own < 0 || file === 0 || outcome[place] === callOutcomes.void) continue;
    const files = hasFailed[own] === 1 ? failed.get(own) : undefined;
    const before = files?.get(file) ?? 0;
    tries[place] = Math.min(mostTries, before + 1);
    if (outcome[place] === callOutcomes.success) files?.delete(file);
    else if (files === undefined) {
      hasFailed[own] = 1;
      failed.set(own, new Map([[file, 1]]));
    } else files.set(file, before + 1);
  }
  return tries;
}
