import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { callFilter } from '../behaviour/callFilter.ts';
import type { Selection } from '../reports/filter/selection.ts';

/** The loads of skills a selection lets through, by their places in the table of loads: found once for all that is said of skills. */
export interface SkillLoads {
  /** In the order of time. */
  readonly all: Uint32Array;
  /** The same by number of the skill's name. */
  readonly bySkill: ReadonlyMap<number, Uint32Array>;
}

/** Finds the loads of a selection. */
export function skillLoads(base: BehaviourBase, selection: Selection): SkillLoads {
  const { size, skill, source, session, at, request } = base.loads;
  const passes = callFilter(base, selection);
  const places = new Uint32Array(size);
  const counts = new Map<number, number>();
  let count = 0;
  for (let load = 0; load < size; load++) {
    if (!passes(source[load] ?? 0, session[load] ?? 0, at[load] ?? 0, request[load] ?? -1)) continue;
    places[count++] = load;
    const number = skill[load] ?? 0;
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const all = places.subarray(0, count);
  return { all, bySkill: split(all, skill, counts) };
}

/** The places of each skill, in their order. */
function split(
  all: Uint32Array,
  skill: Uint32Array,
  counts: ReadonlyMap<number, number>,
): ReadonlyMap<number, Uint32Array> {
  const own = new Map([...counts].map(([number, count]) => [number, { places: new Uint32Array(count), filled: 0 }]));
  for (const load of all) {
    const list = own.get(skill[load] ?? 0);
    if (list !== undefined) list.places[list.filled++] = load;
  }
  return new Map([...own].map(([number, { places }]) => [number, places]));
}
