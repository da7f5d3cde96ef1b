import { passesTime } from '../reports/filter/passesTime.ts';
import type { Selection } from '../reports/filter/selection.ts';
import type { Behaviour } from './behaviour.ts';

/** Tells whether a call passes: by its source, session, time (ms since the epoch) and request (a slot, -1 when unknown). */
export type CallFilter = (source: number, session: number, time: number, request: number) => boolean;

/** What a selection asks of a call; one whose request is not known passes no question for its model or agent. */
export function callFilter({ sources: joined }: Behaviour, selection: Selection): CallFilter {
  const { sessions, models, agents, sources } = selection;
  if (asksOnlySources(selection)) return (source) => sources[source] === true;
  const columns = joined.map(({ requests }) => requests.columns);
  return (source, session, time, request) => {
    if (sources[source] !== true) return false;
    if (sessions !== null && sessions[session] !== 1) return false;
    if (!passesTime(selection, time)) return false;
    if (models === null && agents === null) return true;
    const own = columns[source];
    if (own === undefined || request < 0) return false;
    return (
      (models === null || models[own.model[request] ?? 0] === 1) &&
      (agents === null || agents[own.agent[request] ?? 0] === 1)
    );
  };
}

/** True when a selection asks nothing but the source. */
export function asksOnlySources({ range, clock, sessions, models, agents }: Selection): boolean {
  return range === null && clock === null && sessions === null && models === null && agents === null;
}

/** True when a selection lets everything through. */
export function isWhole(selection: Selection): boolean {
  return asksOnlySources(selection) && selection.sources.every((own) => own);
}
