import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { eachPlace } from '../behaviour/callPlaces.ts';
import type { Selection } from '../reports/filter/selection.ts';
import { loadsBySkill } from './loadsBySkill.ts';

/** The loads of skills a selection lets through, by their places in the table of loads: found once for all that is said of skills. */
export interface SkillLoads {
  /** In the order of time. */
  readonly all: Uint32Array;
  /** The same by number of the skill's name. */
  readonly bySkill: ReadonlyMap<number, Uint32Array>;
}

/** Finds the loads of a selection. */
export function skillLoads(base: BehaviourBase, selection: Selection): SkillLoads {
  const { loads } = base;
  const chosen = new Uint32Array(loads.size);
  let count = 0;
  eachPlace(base, loads, selection, (load) => {
    chosen[count++] = load;
  });
  const all = chosen.subarray(0, count);
  return { all, bySkill: count === loads.size ? loads.bySkill : loadsBySkill(loads.skill, all) };
}
