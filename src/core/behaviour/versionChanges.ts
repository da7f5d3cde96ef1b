import { isoDate } from '../reports/calendar.ts';
import type { SkillUseAt } from '../skills/skillUses.ts';
import { skillVersions } from '../skills/skillVersions.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import type { VersionChange } from './trendsReport.ts';

/** Fewer loads of a text say nothing of it. */
const fewestUses = 5;
const leastDifference = 0.1;

/** Texts of skills with which turns end otherwise than with the text before, the greatest difference first. */
export function versionChanges(base: BehaviourBase, uses: readonly SkillUseAt[], timeZone: string): VersionChange[] {
  const bySkill = new Map<number, SkillUseAt[]>();
  for (const use of uses) {
    const known = bySkill.get(use.skill);
    if (known === undefined) bySkill.set(use.skill, [use]);
    else known.push(use);
  }
  const changes: VersionChange[] = [];
  for (const [skill, own] of bySkill) {
    const versions = skillVersions(base, own).filter((version) => version.uses >= fewestUses);
    for (const [index, version] of versions.entries()) {
      const older = versions[index - 1];
      if (older?.turnsCompleted === undefined || older.turnsCompleted === null || version.turnsCompleted === null)
        continue;
      if (Math.abs(version.turnsCompleted - older.turnsCompleted) < leastDifference) continue;
      changes.push({
        skill: base.ledger.pools.skills.text(skill),
        version: version.version,
        since: isoDate(version.first, timeZone),
        before: older.turnsCompleted,
        after: version.turnsCompleted,
        turnsBefore: older.uses,
        turnsAfter: version.uses,
      });
    }
  }
  return changes.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}
