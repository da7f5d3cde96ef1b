import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { estimatedTokens } from '../behaviour/estimatedTokens.ts';
import type { NanoDollars } from '../model/money.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';
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
  /** What it cost in each session, by the session's number. */
  readonly bySession: Map<number, number>;
}

function newSum(): Sum {
  return { tokens: 0, carried: 0, requests: 0, cost: 0, unpriced: 0, shares: 0, measured: 0, bySession: new Map() };
}

/** A load of a skill that later requests of its session carry. */
interface Load {
  /** ms since the epoch. */
  readonly at: number;
  readonly tokens: number;
  readonly sum: Sum;
}

/** The loads of a session that its context still has: those from `first` on, in the order of time. */
interface Context {
  readonly loads: Load[];
  first: number;
}

/** What skills cost, by the number of their name, and what share of all prompts they were. */
export interface CarriedCosts {
  readonly bySkill: ReadonlyMap<number, SkillCost>;
  /** By the number of the skill's name and that of the session. */
  readonly inSessions: ReadonlyMap<number, ReadonlyMap<number, NanoDollars>>;
  readonly contextShare: number | null;
}

/**
 * Estimates what skills cost. A load adds its output to the context; every later request of the session carries it until
 * a compaction, and pays for it by its share of the prompt. `uses` in the order of time.
 */
export function carriedCosts(base: BehaviourBase, uses: readonly SkillUseAt[], context: ReportContext): CarriedCosts {
  const sums = new Map<number, Sum>();
  let prompts = 0;
  let ofSkills = 0;
  for (const [source, { requests, calls }] of base.sources.entries()) {
    const { columns } = requests;
    const contexts = contextsOf(uses, source, calls, sums);
    let last = -1;
    let own: Context | undefined;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      if (((columns.flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) continue;
      const prompt = (columns.input[slot] ?? 0) + (columns.cacheRead[slot] ?? 0) + (columns.cacheWrite[slot] ?? 0);
      prompts += prompt;
      const session = columns.session[slot] ?? 0;
      if (session !== last) own = contexts.get((last = session));
      if (own === undefined || prompt === 0) continue;
      const created = columns.created[slot] ?? 0;
      const { loads, first } = own;
      if (!((loads[first]?.at ?? Infinity) < created)) continue;
      const { amount, basis } = context.costing.costOf(requests, slot);
      const limit = context.contextLimit(requests.pools.model(columns.model[slot] ?? 0))?.tokens ?? 0;
      const whole = Math.max(1, requests.totalTokens(slot));
      let index = first;
      for (let load = loads[index]; load !== undefined && load.at < created; load = loads[++index]) {
        const { sum } = load;
        const tokens = Math.min(prompt, load.tokens);
        sum.tokens = tokens;
        sum.carried += tokens;
        sum.requests++;
        if (basis === 'unpriced') sum.unpriced++;
        const cost = amount * (tokens / whole);
        sum.cost += cost;
        if (cost > 0) sum.bySession.set(session, (sum.bySession.get(session) ?? 0) + cost);
        if (limit > 0) {
          sum.shares += tokens / limit;
          sum.measured++;
        }
        ofSkills += tokens;
      }
      if (((columns.flags[slot] ?? 0) & requestFlags.compaction) !== 0) own.first = index;
    }
  }
  const bySkill = new Map(
    [...sums]
      .filter(([, { requests }]) => requests > 0)
      .map(([skill, sum]): [number, SkillCost] => [
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
  const inSessions = new Map([...sums].map(([skill, sum]) => [skill, sum.bySession]));
  return { bySkill, inSessions, contextShare: prompts === 0 ? null : ofSkills / prompts };
}

/** The loads of skills that went well, by session; makes the sum of each skill. */
function contextsOf(
  uses: readonly SkillUseAt[],
  source: number,
  calls: ToolCallTable,
  sums: Map<number, Sum>,
): Map<number, Context> {
  const contexts = new Map<number, Context>();
  for (const use of uses) {
    if (use.source !== source || use.outcome !== 'success') continue;
    let sum = sums.get(use.skill);
    if (sum === undefined) {
      sums.set(use.skill, (sum = newSum()));
    }
    const load = { at: use.at, tokens: estimatedTokens(calls.columns.outputLength[use.slot] ?? 0), sum };
    const known = contexts.get(use.session);
    if (known === undefined) contexts.set(use.session, { loads: [load], first: 0 });
    else known.loads.push(load);
  }
  return contexts;
}
