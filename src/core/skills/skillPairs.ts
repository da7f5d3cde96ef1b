import { callOutcomes } from '../behaviour/callOutcome.ts';
import { SessionSlots } from '../usage/sessionSlots.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { LoadTable } from './loadTable.ts';
import type { SkillPair } from './skillDetail.ts';

const mostPairs = 20;
/** Skills of one session that are paired: more make more pairs than anybody reads. */
const mostInSession = 30;

/** Which skills are loaded in the same sessions and in which order, of loads (places in the table) in the order of time. */
export function skillPairs(pools: UsagePools, { session, skill, outcome }: LoadTable, all: Uint32Array): SkillPair[] {
  const slots = new SessionSlots(pools.sessionIds.size);
  const bySession: number[][] = [];
  for (let index = 0; index < all.length; index++) {
    const load = all[index] ?? 0;
    if (outcome[load] !== callOutcomes.success) continue;
    const number = skill[load] ?? 0;
    const known = (bySession[slots.slotOf(session[load] ?? 0)] ??= []);
    if (known.length < mostInSession && !known.includes(number)) known.push(number);
  }
  /** Sessions by the pair as one number. */
  const counts = new Map<number, number>();
  const names = pools.skills.size;
  for (const skills of bySession) {
    for (let index = 0; index < skills.length; index++) {
      for (let other = index + 1; other < skills.length; other++) {
        const pair = (skills[index] ?? 0) * names + (skills[other] ?? 0);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .map(([pair, sessions]) => ({
      first: pools.skills.text(Math.floor(pair / names)),
      second: pools.skills.text(pair % names),
      sessions,
    }))
    .sort((a, b) => b.sessions - a.sessions || (a.first + a.second < b.first + b.second ? -1 : 1))
    .slice(0, mostPairs);
}
