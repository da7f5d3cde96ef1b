import { cleanLine } from '../format/cleanLine.ts';
import type { KnownSession } from '../usage/knownSessions.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { SessionLoads } from './sessionLoads.ts';
import type { SkillSession } from './skillDetail.ts';

/** Sessions told of one skill: a report of many skills must stay small. */
export const mostSkillSessions = 50;
const longestTitle = 200;

/** The sessions of a skill, the latest first. */
export function skillSessions(
  loads: SessionLoads,
  known: ReadonlyMap<number, KnownSession>,
  pools: UsagePools,
): SkillSession[] {
  const { sessions, uses, failures, last, cost } = loads;
  let all = 0;
  for (let slot = 0; slot < sessions.length; slot++) all += cost[slot] ?? 0;
  return latest(loads).map((slot) => {
    const number = sessions[slot] ?? 0;
    return {
      id: pools.sessionIds.text(number),
      title: cleanLine(known.get(number)?.session.title ?? '', longestTitle),
      uses: uses[slot] ?? 0,
      failures: failures[slot] ?? 0,
      last: last[slot] ?? 0,
      cost: Math.round(cost[slot] ?? 0),
      costShare: all === 0 ? null : (cost[slot] ?? 0) / all,
    };
  });
}

/** Slots of the sessions told, the latest first; of one time the most used, then the one that came first. */
function latest({ sessions, uses, last }: SessionLoads): number[] {
  const isBefore = (one: number, other: number): boolean => {
    const later = (last[one] ?? 0) - (last[other] ?? 0) || (uses[one] ?? 0) - (uses[other] ?? 0);
    return later > 0 || (later === 0 && one < other);
  };
  const found: number[] = [];
  // The last to come are mostly the latest: of the others few are worth a second look.
  for (let slot = sessions.length - 1; slot >= 0; slot--) {
    if (found.length === mostSkillSessions) {
      if (!isBefore(slot, found[mostSkillSessions - 1] ?? 0)) continue;
      found.pop();
    }
    let place = found.length;
    while (place > 0 && isBefore(slot, found[place - 1] ?? 0)) place--;
    found.splice(place, 0, slot);
  }
  return found;
}
