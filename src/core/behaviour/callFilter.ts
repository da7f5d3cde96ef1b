import { passesTime } from '../reports/filter/passesTime.ts';
import { atTime, type Selection } from '../reports/filter/selection.ts';
import type { TimeRange } from '../reports/overview.ts';
import type { Behaviour } from './behaviour.ts';

/** Tells whether a call passes: by its source, session, time (ms since the epoch) and request (a slot, -1 when unknown). */
export type CallFilter = (source: number, session: number, time: number, request: number) => boolean;

const always: TimeRange = { from: -Infinity, to: Infinity };

/**
 * What a selection asks of a call: its time, which every walk compares itself, and `passes` for all else, null when that
 * asks nothing. A call whose request is not known passes no question for its model or agent.
 */
export function callFilter(
  { sources: joined }: Behaviour,
  selection: Selection,
): { readonly time: TimeRange; readonly passes: CallFilter | null } {
  const { sessions, models, agents, sources } = selection;
  const time = selection.range ?? always;
  if (isWhole(atTime(selection, null))) return { time, passes: null };
  const columns = joined.map(({ requests }) => requests.columns);
  return { time, passes };

  function passes(source: number, session: number, at: number, request: number): boolean {
    if (sources[source] !== true) return false;
    if (sessions !== null && sessions[session] !== 1) return false;
    if (!passesTime(selection, at)) return false;
    if (models === null && agents === null) return true;
    const own = columns[source];
    if (own === undefined || request < 0) return false;
    return (
      (models === null || models[own.model[request] ?? 0] === 1) &&
      (agents === null || agents[own.agent[request] ?? 0] === 1)
    );
  }
}

/** True when a selection asks nothing but the source. */
export function asksOnlySources({ range, clock, sessions, models, agents }: Selection): boolean {
  return range === null && clock === null && sessions === null && models === null && agents === null;
}

/** True when a selection lets everything through. */
export function isWhole(selection: Selection): boolean {
  return asksOnlySources(selection) && selection.sources.every((own) => own);
}
