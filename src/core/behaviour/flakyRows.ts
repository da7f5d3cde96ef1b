import type { Selection } from '../reports/filter/selection.ts';
import { countedElsewhere } from './behaviour.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callFilter, isWhole } from './callFilter.ts';
import { callOutcomes } from './callOutcome.ts';
import type { FlakyRow } from './iterationsReport.ts';
import { NameSums } from './nameSums.ts';

/** How calls of each tool and each load of a skill went, and how often they were tried again. */
interface FlakySums {
  readonly tools: NameSums;
  readonly skills: NameSums;
}

/** Tools and skills of a selection whose calls failed at least once, the flakiest first. */
export function flakyRows(base: BehaviourBase, selection: Selection): FlakyRow[] {
  const { pools } = base.ledger;
  const { tools, skills } = isWhole(selection) ? base.flaky : flakySums(base, selection);
  const rows = [...tools.rows('tool', pools.tools), ...skills.rows('skill', pools.skills)];
  return rows.sort((a, b) => b.flakiness - a.flakiness || b.failures - a.failures || (a.name < b.name ? -1 : 1));
}

/** Sums up the calls that pass, copies left out: the one walk through all calls, so without a visitor. */
function flakySums(base: BehaviourBase, selection: Selection): FlakySums {
  const { pools } = base.ledger;
  const { time, passes } = callFilter(base, selection);
  const { from, to } = time;
  const tools = new NameSums(pools.tools.size);
  const skills = new NameSums(pools.skills.size);
  for (const [source, { calls, requestOf }] of base.sources.entries()) {
    const { tool, skill, session, started } = calls.columns;
    const outcomes = base.outcomes[source] ?? new Uint8Array(0);
    const retryOf = base.work.retryOf[source] ?? new Uint8Array(0);
    for (let slot = 0, size = calls.size; slot < size; slot++) {
      const outcome = outcomes[slot] ?? callOutcomes.void;
      const request = requestOf[slot] ?? countedElsewhere;
      if (outcome === callOutcomes.void || request === countedElsewhere) continue;
      const at = started[slot] ?? 0;
      if (at < from || at >= to) continue;
      if (passes !== null && !passes(source, session[slot] ?? 0, at, request)) continue;
      const retry = retryOf[slot] ?? 0;
      tools.add(tool[slot] ?? 0, outcome, retry);
      const used = skill[slot] ?? 0;
      if (used !== 0) skills.add(used, outcome, retry);
    }
  }
  return { tools, skills };
}
