import { callOutcomes } from '../behaviour/callOutcome.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import { LoadChains } from './loadChains.ts';
import type { LoadTable } from './loadTable.ts';
import type { SkillPair } from './skillDetail.ts';

const mostPairs = 20;
/** Skills of one session that are paired: more make more pairs than anybody reads. */
const mostInSession = 30;

/** Which skills are loaded in the same sessions and in which order, of loads (places in the table) in the order of time. */
export function skillPairs(pools: UsagePools, loads: LoadTable, all: Uint32Array): SkillPair[] {
  const { session, skill, outcome } = loads;
  const names = pools.skills.size;
  /** The first load of each skill in each session. */
  const firsts = new LoadChains(pools.sessionIds.size, loads.size, mostInSession);
  /** Sessions by the pair as one number. */
  const counts = new Map<number, number>();
  for (let index = 0; index < all.length; index++) {
    const load = all[index] ?? 0;
    if (outcome[load] !== callOutcomes.success) continue;
    const own = session[load] ?? 0;
    const number = skill[load] ?? 0;
    if (hasSkill(firsts, own, skill, number) || !firsts.add(own, load)) continue;
    for (let other = firsts.before(load); other >= 0; other = firsts.before(other)) {
      const pair = (skill[other] ?? 0) * names + number;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
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

/** Asked of every load, so without a function of its own for each. */
function hasSkill(firsts: LoadChains, session: number, skill: Uint32Array, number: number): boolean {
  for (let load = firsts.last(session); load >= 0; load = firsts.before(load)) if (skill[load] === number) return true;
  return false;
}
