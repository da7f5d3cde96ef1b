import { isoDate } from '../reports/calendar.ts';
import { skillVersions } from '../skills/skillVersions.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import type { VersionChange } from './trendsReport.ts';

/** Fewer loads of a text say nothing of it. */
const fewestUses = 5;
const leastDifference = 0.1;

/** Texts of skills with which turns end otherwise than with the text before, the greatest difference first. */
export function versionChanges(
  base: BehaviourBase,
  bySkill: ReadonlyMap<number, Uint32Array>,
  timeZone: string,
): VersionChange[] {
  const changes: VersionChange[] = [];
  for (const [skill, loads] of bySkill) {
    const known = skillVersions(base, loads).filter((version) => version.uses >= fewestUses);
    for (const [index, version] of known.entries()) {
      const older = known[index - 1];
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
