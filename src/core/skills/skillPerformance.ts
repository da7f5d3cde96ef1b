import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { turnOutcomes } from '../behaviour/turnTable.ts';
import { turnOfCall } from '../behaviour/behaviour.ts';
import { quantiles } from '../reports/usage/quantiles.ts';
import type { SkillPerformance } from './skillDetail.ts';
import type { SkillUseAt } from './skillUses.ts';

/** How the turns went that loads of one skill served, from each turn's first load to its end. */
export function skillPerformance(base: BehaviourBase, uses: readonly SkillUseAt[]): SkillPerformance {
  const { turns, work, ledger } = base;
  const served = new Map<number, SkillUseAt>();
  for (const use of uses)
    if (use.turn >= 0 && use.outcome === 'success' && !served.has(use.turn)) served.set(use.turn, use);
  const sums = { completed: 0, failed: 0, aborted: 0, retries: 0, loops: 0, tokens: 0 };
  const durations: number[] = [];
  const tools = new Map<number, number>();
  let after = 0;
  for (const [turn, use] of served) {
    const outcome = turnOutcomes[turns.outcome[turn] ?? 0];
    if (outcome === 'completed') sums.completed++;
    else if (outcome === 'failed') sums.failed++;
    else if (outcome === 'aborted') sums.aborted++;
    sums.retries += work.retries[turn] ?? 0;
    sums.loops += work.loops[turn] ?? 0;
    const ended = turns.ended[turn] ?? 0;
    if (ended > use.at) durations.push(ended - use.at);
    const joined = base.sources[use.source];
    if (joined === undefined) continue;
    const { requests, calls, turnOfRequest } = joined;
    const last = turns.lastRequest[turn] ?? 0;
    for (let slot = Math.max(0, use.request); slot <= last; slot++) {
      if (turnOfRequest[slot] === turn && slot > use.request) sums.tokens += requests.totalTokens(slot);
    }
    const rest = (work.calls[turn] ?? 0) + 1;
    for (let slot = use.slot + 1, seen = 0; slot < calls.size && seen < rest * 8; slot++, seen++) {
      if (turnOfCall(joined, slot) !== turn) continue;
      const tool = calls.columns.tool[slot] ?? 0;
      tools.set(tool, (tools.get(tool) ?? 0) + 1);
      after++;
    }
  }
  const { tokens, ...counts } = sums;
  return {
    turns: served.size,
    ...counts,
    medianDuration: quantiles([durations])?.median ?? null,
    tokensPerTurn: served.size === 0 ? null : Math.round(tokens / served.size),
    after: [...tools]
      .map(([tool, count]) => ({ tool: ledger.pools.tools.text(tool), share: count / after }))
      .sort((a, b) => b.share - a.share || (a.tool < b.tool ? -1 : 1)),
  };
}
