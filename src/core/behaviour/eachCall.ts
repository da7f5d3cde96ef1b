import { passesTime } from '../reports/filter/passesTime.ts';
import type { Selection } from '../reports/filter/selection.ts';
import { type Behaviour, countedElsewhere, type JoinedSource } from './behaviour.ts';

/** Told of one call: where it stands, its request's slot (-1 when unknown) and its turn (-1 when unknown). */
export type VisitCall = (joined: JoinedSource, slot: number, request: number, turn: number, source: number) => void;

/**
 * Calls `visit` for every tool call a selection lets through, once, copies left out; of `picks` (slots by source) alone
 * where a report is about some of them.
 */
export function eachCall(
  { sources: joinedSources }: Behaviour,
  selection: Selection,
  visit: VisitCall,
  picks?: readonly Int32Array[],
): void {
  const { sessions, models, agents, sources } = selection;
  for (const [index, joined] of joinedSources.entries()) {
    if (sources[index] !== true) continue;
    const { session, started } = joined.calls.columns;
    const { model, agent } = joined.requests.columns;
    const { requestOf, turnOfRequest } = joined;
    const picked = picks?.[index];
    for (let place = 0, size = picked?.length ?? joined.calls.size; place < size; place++) {
      const slot = picked === undefined ? place : (picked[place] ?? 0);
      const request = requestOf[slot] ?? countedElsewhere;
      if (request === countedElsewhere) continue;
      if (sessions !== null && sessions[session[slot] ?? 0] !== 1) continue;
      if (!passesTime(selection, started[slot] ?? 0)) continue;
      if (models !== null && (request < 0 || models[model[request] ?? 0] !== 1)) continue;
      if (agents !== null && (request < 0 || agents[agent[request] ?? 0] !== 1)) continue;
      visit(joined, slot, request, request < 0 ? -1 : (turnOfRequest[request] ?? -1), index);
    }
  }
}
