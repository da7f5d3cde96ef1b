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
    const turns = new Set<number>();
    for (const { turn } of loads) if (turn >= 0) turns.add(turn);
    let completed = 0;
    let retries = 0;
    for (const turn of turns) {
      if (turnOutcomes[base.turns.outcome[turn] ?? 0] === 'completed') completed++;
      retries += base.work.retries[turn] ?? 0;
    }
    return {
      version: version.toString(16).padStart(8, '0'),
      uses: loads.length,
      first: loads[0]?.at ?? 0,
      last: loads.at(-1)?.at ?? 0,
      turnsCompleted: turns.size === 0 ? null : completed / turns.size,
      retriesPerTurn: turns.size === 0 ? null : retries / turns.size,
    };
  });
}
