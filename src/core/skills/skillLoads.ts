import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import type { Selection } from '../reports/filter/selection.ts';
import type { SkillVersion } from './skillDetail.ts';
import { type SkillUseAt, skillUses } from './skillUses.ts';
import { skillVersions } from './skillVersions.ts';

/** Every load of a skill a selection lets through: found once for all that is said of skills. */
export interface SkillLoads {
  /** In the order of time. */
  readonly uses: readonly SkillUseAt[];
  /** The same by number of the skill's name. */
  readonly bySkill: ReadonlyMap<number, readonly SkillUseAt[]>;
  /** By number of the skill's name: the texts it was loaded with, the oldest first. */
  readonly versions: ReadonlyMap<number, readonly SkillVersion[]>;
}

/** Finds the loads of a selection. */
export function skillLoads(base: BehaviourBase, selection: Selection): SkillLoads {
  const uses = skillUses(base, selection);
  const bySkill = new Map<number, SkillUseAt[]>();
  for (const use of uses) {
    const known = bySkill.get(use.skill);
    if (known === undefined) bySkill.set(use.skill, [use]);
    else known.push(use);
  }
  return { uses, bySkill, versions: new Map([...bySkill].map(([skill, own]) => [skill, skillVersions(base, own)])) };
}
