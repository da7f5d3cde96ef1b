import type { Selection } from '../reports/filter/selection.ts';
import { type Behaviour, countedElsewhere, type JoinedSource } from './behaviour.ts';
import { callFilter } from './callFilter.ts';

/** Told of one call: where it stands, its request's slot (-1 when unknown) and its source; `place` is its index in `picks`. */
export type VisitCall = (joined: JoinedSource, slot: number, request: number, source: number, place: number) => void;

/**
 * Calls `visit` for every tool call a selection lets through, once, copies left out; of `picks` (slots by source) alone
 * where a report is about some of them.
 */
export function eachCall(
  behaviour: Behaviour,
  selection: Selection,
  visit: VisitCall,
  picks?: readonly Int32Array[],
): void {
  const passes = callFilter(behaviour, selection);
  for (const [index, joined] of behaviour.sources.entries()) {
    if (selection.sources[index] !== true) continue;
    const { session, started } = joined.calls.columns;
    const { requestOf } = joined;
    const picked = picks?.[index];
    for (let place = 0, size = picked?.length ?? joined.calls.size; place < size; place++) {
      const slot = picked === undefined ? place : (picked[place] ?? 0);
      const request = requestOf[slot] ?? countedElsewhere;
      if (request === countedElsewhere) continue;
      if (passes(index, session[slot] ?? 0, started[slot] ?? 0, request)) visit(joined, slot, request, index, place);
    }
  }
}
