import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { turnOutcomes } from '../behaviour/turnTable.ts';
import type { SkillVersion } from './skillDetail.ts';
import type { SkillUseAt } from './skillUses.ts';

/** The texts one skill was loaded with, the oldest first. */
export function skillVersions(base: BehaviourBase, uses: readonly SkillUseAt[]): SkillVersion[] {
  const byVersion = new Map<number, SkillUseAt[]>();
  for (const use of uses) {
    const version = base.sources[use.source]?.calls.columns.version[use.slot] ?? 0;
    if (version === 0) continue;
    const known = byVersion.get(version);
    if (known === undefined) byVersion.set(version, [use]);
    else known.push(use);
  }
  return [...byVersion].map(([version, loads]) => {
    const turns = [...new Set(loads.map(({ turn }) => turn).filter((turn) => turn >= 0))];
    const completed = turns.filter((turn) => turnOutcomes[base.turns.outcome[turn] ?? 0] === 'completed').length;
    const retries = turns.reduce((sum, turn) => sum + (base.work.retries[turn] ?? 0), 0);
    return {
      version: version.toString(16).padStart(8, '0'),
      uses: loads.length,
      first: loads[0]?.at ?? 0,
      last: loads.at(-1)?.at ?? 0,
      turnsCompleted: turns.length === 0 ? null : completed / turns.length,
      retriesPerTurn: turns.length === 0 ? null : retries / turns.length,
    };
  });
}
