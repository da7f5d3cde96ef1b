import type { UsagePools } from '../usage/usagePools.ts';
import type { SkillPair } from './skillDetail.ts';
import type { SkillUseAt } from './skillUses.ts';

const mostPairs = 20;
/** Skills of one session that are paired: more make more pairs than anybody reads. */
const mostInSession = 30;

/** Which skills are loaded in the same sessions and in which order; `uses` in the order of time. */
export function skillPairs(pools: UsagePools, uses: readonly SkillUseAt[]): SkillPair[] {
  const bySession = new Map<number, number[]>();
  for (const { session, skill, outcome } of uses) {
    if (outcome !== 'success') continue;
    const known = bySession.get(session);
    if (known === undefined) bySession.set(session, [skill]);
    else if (known.length < mostInSession && !known.includes(skill)) known.push(skill);
  }
  const counts = new Map<string, { first: number; second: number; sessions: number }>();
  for (const skills of bySession.values()) {
    for (const [index, first] of skills.entries()) {
      for (const second of skills.slice(index + 1)) {
        const key = `${first} ${second}`;
        const known = counts.get(key);
        if (known === undefined) counts.set(key, { first, second, sessions: 1 });
        else known.sessions++;
      }
    }
  }
  return [...counts.values()]
    .map(({ first, second, sessions }) => ({
      first: pools.skills.text(first),
      second: pools.skills.text(second),
      sessions,
    }))
    .sort((a, b) => b.sessions - a.sessions || (a.first + a.second < b.first + b.second ? -1 : 1))
    .slice(0, mostPairs);
}
