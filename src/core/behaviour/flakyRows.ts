import type { Selection } from '../reports/filter/selection.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcome } from './callOutcome.ts';
import { eachCall } from './eachCall.ts';
import type { FlakyRow } from './iterationsReport.ts';
import { retryKinds } from './turnWork.ts';

/** Tools and skills of a selection whose calls failed at least once, the flakiest first. */
export function flakyRows(base: BehaviourBase, selection: Selection): FlakyRow[] {
  const { pools } = base.ledger;
  const rows = new Map<number, { calls: number; failures: number; retries: number; recovered: number }>();
  eachCall(base, selection, (joined, slot, _request, _turn, source) => {
    const { tool, skill } = joined.calls.columns;
    const outcome = callOutcome(joined.calls, slot);
    if (outcome === 'void') return;
    const retry = base.work.retryOf[source]?.[slot] ?? 0;
    const used = skill[slot] ?? 0;
    // Skills have negative numbers, so that both kinds share one map.
    for (const number of used === 0 ? [tool[slot] ?? 0] : [tool[slot] ?? 0, -used]) {
      let row = rows.get(number);
      if (row === undefined) rows.set(number, (row = { calls: 0, failures: 0, retries: 0, recovered: 0 }));
      row.calls++;
      if (outcome === 'failure') row.failures++;
      if (retry !== retryKinds.none) row.retries++;
      if (retry === retryKinds.recovered) row.recovered++;
    }
  });
  return [...rows]
    .filter(([, row]) => row.failures > 0)
    .map(([number, row]): FlakyRow => ({
      name: number < 0 ? pools.skills.text(-number) : pools.tools.text(number),
      kind: number < 0 ? 'skill' : 'tool',
      ...row,
      flakiness: row.recovered / row.calls,
    }))
    .sort((a, b) => b.flakiness - a.flakiness || b.failures - a.failures || (a.name < b.name ? -1 : 1));
}
