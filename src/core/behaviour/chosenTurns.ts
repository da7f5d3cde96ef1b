import { passesTime } from '../reports/filter/passesTime.ts';
import type { Selection } from '../reports/filter/selection.ts';
import type { Behaviour } from './behaviour.ts';
import { ascending } from './ascending.ts';
import { asksOnlySources, isWhole } from './callFilter.ts';

/** Every turn that began in a selection's time, in its sessions, ended by one of its models and agents, in their order. */
export function chosenTurns({ turns, sources: joined }: Behaviour, selection: Selection): Uint32Array {
  const { sessions, models, agents, sources } = selection;
  if (isWhole(selection)) return ascending(turns.size);
  const bare = asksOnlySources(selection);
  const chosen = new Uint32Array(turns.size);
  let count = 0;
  for (let turn = 0; turn < turns.size; turn++) {
    const source = turns.source[turn] ?? 0;
    if (sources[source] !== true) continue;
    if (!bare) {
      if (sessions !== null && sessions[turns.session[turn] ?? 0] !== 1) continue;
      if (!passesTime(selection, turns.started[turn] ?? 0)) continue;
      const columns = joined[source]?.requests.columns;
      const last = turns.lastRequest[turn] ?? 0;
      if (models !== null && models[columns?.model[last] ?? 0] !== 1) continue;
      if (agents !== null && agents[columns?.agent[last] ?? 0] !== 1) continue;
    }
    chosen[count++] = turn;
  }
  return chosen.subarray(0, count);
}
