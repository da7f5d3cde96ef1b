import { type BehaviourBase } from '../behaviour/behaviourBase.ts';
import { type JoinedSource, turnOfCall } from '../behaviour/behaviour.ts';
import { turnOutcomes } from '../behaviour/turnTable.ts';
import { quantiles } from '../reports/usage/quantiles.ts';
import type { StringPool } from '../usage/stringPool.ts';
import type { SkillPerformance } from './skillDetail.ts';
import type { SkillUseAt } from './skillUses.ts';

/** The first load of one skill in a turn that went well: what follows it in the turn is the skill's. */
interface Served {
  readonly use: SkillUseAt;
  readonly sum: PerformanceSum;
  /** Index of the turn's load before it, of another skill; -1 without. */
  readonly next: number;
}

class PerformanceSum {
  turns = 0;
  completed = 0;
  failed = 0;
  aborted = 0;
  retries = 0;
  loops = 0;
  tokens = 0;
  after = 0;
  readonly durations: number[] = [];
  /** By number of the tool. */
  readonly tools: number[] = [];
}

/** How the turns went that loads of each skill served, by number of the skill's name; from each turn's first load to its end. */
export function skillPerformances(base: BehaviourBase, uses: readonly SkillUseAt[]): Map<number, SkillPerformance> {
  const { turns, ledger } = base;
  const sums = new Map<number, PerformanceSum>();
  const served: Served[] = [];
  /** By turn the index of its last load, -1 without. */
  const lastOf = new Int32Array(turns.size).fill(-1);
  for (const use of uses) {
    if (use.turn < 0 || use.outcome !== 'success' || isServed(use)) continue;
    let sum = sums.get(use.skill);
    if (sum === undefined) sums.set(use.skill, (sum = new PerformanceSum()));
    addTurn(base, sum, use);
    served.push({ use, sum, next: lastOf[use.turn] ?? -1 });
    lastOf[use.turn] = served.length - 1;
  }
  if (served.length > 0) for (const joined of base.sources) addRest(joined, lastOf, served);
  return new Map([...sums].map(([skill, sum]) => [skill, performanceOf(sum, ledger.pools.tools)]));

  function isServed({ turn, skill }: SkillUseAt): boolean {
    for (let index = lastOf[turn] ?? -1; index >= 0; index = served[index]?.next ?? -1) {
      if (served[index]?.use.skill === skill) return true;
    }
    return false;
  }
}

function addTurn({ turns, work }: BehaviourBase, sum: PerformanceSum, { turn, at }: SkillUseAt): void {
  sum.turns++;
  const outcome = turnOutcomes[turns.outcome[turn] ?? 0];
  if (outcome === 'completed') sum.completed++;
  else if (outcome === 'failed') sum.failed++;
  else if (outcome === 'aborted') sum.aborted++;
  sum.retries += work.retries[turn] ?? 0;
  sum.loops += work.loops[turn] ?? 0;
  const ended = turns.ended[turn] ?? 0;
  if (ended > at) sum.durations.push(ended - at);
}

/** Adds what came after each load in its turn: one walk through the requests and one through the calls, for all skills. */
function addRest(joined: JoinedSource, lastOf: Int32Array, served: readonly Served[]): void {
  const { requests, calls, turnOfRequest } = joined;
  for (let slot = 0, size = requests.size; slot < size; slot++) {
    const turn = turnOfRequest[slot] ?? -1;
    let index = turn < 0 ? -1 : (lastOf[turn] ?? -1);
    if (index < 0) continue;
    const tokens = requests.totalTokens(slot);
    for (let load = served[index]; load !== undefined; load = served[(index = load.next)]) {
      if (slot > load.use.request) load.sum.tokens += tokens;
    }
  }
  const { tool: tools } = calls.columns;
  for (let slot = 0, size = calls.size; slot < size; slot++) {
    const turn = turnOfCall(joined, slot);
    let index = turn < 0 ? -1 : (lastOf[turn] ?? -1);
    if (index < 0) continue;
    const tool = tools[slot] ?? 0;
    for (let load = served[index]; load !== undefined; load = served[(index = load.next)]) {
      if (slot <= load.use.slot) continue;
      const { sum } = load;
      sum.after++;
      sum.tools[tool] = (sum.tools[tool] ?? 0) + 1;
    }
  }
}

function performanceOf(sum: PerformanceSum, pool: StringPool): SkillPerformance {
  const { turns, completed, failed, aborted, retries, loops, tokens, after } = sum;
  const shares: { readonly tool: string; readonly share: number }[] = [];
  sum.tools.forEach((count, tool) => shares.push({ tool: pool.text(tool), share: count / after }));
  return {
    turns,
    completed,
    failed,
    aborted,
    retries,
    loops,
    medianDuration: quantiles([sum.durations])?.median ?? null,
    tokensPerTurn: turns === 0 ? null : Math.round(tokens / turns),
    after: shares.sort((a, b) => b.share - a.share || (a.tool < b.tool ? -1 : 1)),
  };
}
