import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { estimatedTokens } from '../behaviour/estimatedTokens.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { SkillCost } from './skillDetail.ts';
import type { SkillUseAt } from './skillUses.ts';

interface Sum {
  tokens: number;
  carried: number;
  requests: number;
  cost: number;
  unpriced: number;
  shares: number;
  measured: number;
}

/** What skills cost, by the number of their name, and what share of all prompts they were. */
export interface CarriedCosts {
  readonly bySkill: ReadonlyMap<number, SkillCost>;
  readonly contextShare: number | null;
}

/**
 * Estimates what skills cost. A load adds its output to the context; every later request of the session carries it until
 * a compaction, and pays for it by its share of the prompt.
 */
export function carriedCosts(base: BehaviourBase, uses: readonly SkillUseAt[], context: ReportContext): CarriedCosts {
  const sums = new Map<number, Sum>();
  let prompts = 0;
  let ofSkills = 0;
  for (const [source, { requests, calls }] of base.sources.entries()) {
    const { columns } = requests;
    const loads = loadsBySession(uses, source);
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      const session = columns.session[slot] ?? 0;
      const prompt = promptOf(slot);
      prompts += prompt;
      const loaded = prompt === 0 ? undefined : loads.get(session);
      if (loaded === undefined) continue;
      const created = columns.created[slot] ?? 0;
      const carried = loaded.filter(({ at }) => at < created);
      if (carried.length === 0) continue;
      if (((columns.flags[slot] ?? 0) & requestFlags.compaction) !== 0) {
        loads.set(
          session,
          loaded.filter((use) => !carried.includes(use)),
        );
      }
      const { amount, basis } = context.costing.costOf(requests, slot);
      const limit = context.contextLimit(requests.pools.model(columns.model[slot] ?? 0))?.tokens ?? 0;
      for (const { skill, slot: call } of carried) {
        const tokens = Math.min(prompt, estimatedTokens(calls.columns.outputLength[call] ?? 0));
        const sum = sumOf(skill);
        sum.tokens = tokens;
        sum.carried += tokens;
        sum.requests++;
        if (basis === 'unpriced') sum.unpriced++;
        sum.cost += amount * (tokens / promptAndAnswer(slot));
        if (limit > 0) {
          sum.shares += tokens / limit;
          sum.measured++;
        }
        ofSkills += tokens;
      }
    }

    function promptOf(slot: number): number {
      if (((columns.flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return 0;
      return (columns.input[slot] ?? 0) + (columns.cacheRead[slot] ?? 0) + (columns.cacheWrite[slot] ?? 0);
    }

    function promptAndAnswer(slot: number): number {
      return Math.max(1, requests.totalTokens(slot));
    }
  }
  const bySkill = new Map(
    [...sums].map(([skill, sum]): [number, SkillCost] => [
      skill,
      {
        tokens: sum.tokens,
        carriedTokens: sum.carried,
        requests: sum.requests,
        cost: Math.round(sum.cost),
        unpriced: sum.unpriced,
        contextShare: sum.measured === 0 ? null : sum.shares / sum.measured,
      },
    ]),
  );
  return { bySkill, contextShare: prompts === 0 ? null : ofSkills / prompts };

  function sumOf(skill: number): Sum {
    let sum = sums.get(skill);
    if (sum === undefined) {
      sums.set(skill, (sum = { tokens: 0, carried: 0, requests: 0, cost: 0, unpriced: 0, shares: 0, measured: 0 }));
    }
    return sum;
  }
}

/** The loads of skills that went well, by session. */
function loadsBySession(uses: readonly SkillUseAt[], source: number): Map<number, readonly SkillUseAt[]> {
  const loads = new Map<number, SkillUseAt[]>();
  for (const use of uses) {
    if (use.source !== source || use.outcome !== 'success') continue;
    const known = loads.get(use.session);
    if (known === undefined) loads.set(use.session, [use]);
    else known.push(use);
  }
  return loads;
}
