import type { Selection } from '../reports/filter/selection.ts';
import { countedElsewhere } from './behaviour.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { ascending } from './ascending.ts';
import { callFilter, isWhole } from './callFilter.ts';
import { roomyColumn } from './withRoom.ts';

/**
 * Some calls, each counted once, in columns of their own: what whole reports are about stands side by side, while it lies
 * far apart among all calls.
 */
export interface CallPlaces {
  readonly size: number;
  readonly source: Uint16Array;
  /** Slot in its source. */
  readonly slot: Uint32Array;
  /** Slot of its request, -1 when unknown. */
  readonly request: Int32Array;
  /** -1 when unknown. */
  readonly turn: Int32Array;
  readonly session: Uint32Array;
  /** ms since the epoch. */
  readonly at: Float64Array;
  /** Of `callOutcomes`. */
  readonly outcome: Uint8Array;
}

/** The places of the calls in these slots (by source), in their order; a fork's copies are left out. */
export function callPlaces({ sources, outcomes }: BehaviourBase, picked: readonly Int32Array[]): CallPlaces {
  const most = picked.reduce((sum, slots) => sum + slots.length, 0);
  const places = {
    source: roomyColumn(Uint16Array, most),
    slot: roomyColumn(Uint32Array, most),
    request: roomyColumn(Int32Array, most),
    turn: roomyColumn(Int32Array, most),
    session: roomyColumn(Uint32Array, most),
    at: roomyColumn(Float64Array, most),
    outcome: roomyColumn(Uint8Array, most),
  };
  let size = 0;
  for (const [source, { calls, requestOf, turnOfRequest }] of sources.entries()) {
    const { session, started } = calls.columns;
    const own = outcomes[source] ?? new Uint8Array(0);
    for (const slot of picked[source] ?? []) {
      const request = requestOf[slot] ?? countedElsewhere;
      if (request === countedElsewhere) continue;
      places.source[size] = source;
      places.slot[size] = slot;
      places.request[size] = request;
      places.turn[size] = request < 0 ? -1 : (turnOfRequest[request] ?? -1);
      places.session[size] = session[slot] ?? 0;
      places.at[size] = started[slot] ?? 0;
      places.outcome[size++] = own[slot] ?? 0;
    }
  }
  return {
    size,
    source: places.source.subarray(0, size),
    slot: places.slot.subarray(0, size),
    request: places.request.subarray(0, size),
    turn: places.turn.subarray(0, size),
    session: places.session.subarray(0, size),
    at: places.at.subarray(0, size),
    outcome: places.outcome.subarray(0, size),
  };
}

/** Every place a selection lets through, in their order. */
export function chosenPlaces(
  base: BehaviourBase,
  { size, source, session, at, request }: CallPlaces,
  selection: Selection,
): Uint32Array {
  if (isWhole(selection)) return ascending(size);
  const { time, passes } = callFilter(base, selection);
  const { from, to } = time;
  const chosen = new Uint32Array(size);
  let count = 0;
  for (let place = 0; place < size; place++) {
    const started = at[place] ?? 0;
    if (started < from || started >= to) continue;
    if (passes !== null && !passes(source[place] ?? 0, session[place] ?? 0, started, request[place] ?? -1)) continue;
    chosen[count++] = place;
  }
  return chosen.subarray(0, count);
}
