import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { turnOutcomes } from '../behaviour/turnTable.ts';
import { quantiles } from '../reports/usage/quantiles.ts';
import type { StringPool } from '../usage/stringPool.ts';
import type { SkillPerformance } from './skillDetail.ts';

/** How the turns went that loads of one skill (places in the table of loads) served, from each turn's first load to its end. */
export function skillPerformance({ turns, work, loads, ledger }: BehaviourBase, own: Uint32Array): SkillPerformance {
  const { serves, tokensAfter, toolsAfter, toolsFrom, callsAfter } = loads;
  const sum = { turns: 0, completed: 0, failed: 0, aborted: 0, retries: 0, loops: 0 };
  const durations = new Float64Array(own.length);
  let timed = 0;
  /** Calls by number of the tool. */
  const tools: number[] = [];
  let tokens = 0;
  let calls = 0;
  for (let index = 0; index < own.length; index++) {
    const load = own[index] ?? 0;
    if (serves[load] !== 1) continue;
    const turn = loads.turn[load] ?? 0;
    sum.turns++;
    const outcome = turnOutcomes[turns.outcome[turn] ?? 0];
    if (outcome === 'completed') sum.completed++;
    else if (outcome === 'failed') sum.failed++;
    else if (outcome === 'aborted') sum.aborted++;
    sum.retries += work.retries[turn] ?? 0;
    sum.loops += work.loops[turn] ?? 0;
    const duration = (turns.ended[turn] ?? 0) - (loads.at[load] ?? 0);
    if (duration > 0) durations[timed++] = duration;
    tokens += tokensAfter[load] ?? 0;
    const from = toolsFrom[load] ?? 0;
    const to = from + (callsAfter[load] ?? 0);
    calls += to - from;
    for (let place = from; place < to; place++) {
      const tool = toolsAfter[place] ?? 0;
      tools[tool] = (tools[tool] ?? 0) + 1;
    }
  }
  return {
    ...sum,
    medianDuration: quantiles([durations.subarray(0, timed)])?.median ?? null,
    tokensPerTurn: sum.turns === 0 ? null : Math.round(tokens / sum.turns),
    after: sharesOf(tools, calls, ledger.pools.tools),
  };
}

function sharesOf(tools: readonly number[], calls: number, pool: StringPool): SkillPerformance['after'] {
  const shares: { readonly tool: string; readonly share: number }[] = [];
  tools.forEach((count, tool) => shares.push({ tool: pool.text(tool), share: count / calls }));
  return shares.sort((a, b) => b.share - a.share || (a.tool < b.tool ? -1 : 1));
}
