import type { Selection } from '../reports/filter/selection.ts';
import type { StringPool } from '../usage/stringPool.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { type CallOutcome, callOutcome } from './callOutcome.ts';
import { eachCall } from './eachCall.ts';
import type { FlakyRow } from './iterationsReport.ts';
import { retryKinds } from './turnWork.ts';

/** Tools and skills of a selection whose calls failed at least once, the flakiest first. */
export function flakyRows(base: BehaviourBase, selection: Selection): FlakyRow[] {
  const { pools } = base.ledger;
  /** By number of the tool, and of the skill. */
  const tools: (FlakySum | undefined)[] = [];
  const skills: (FlakySum | undefined)[] = [];
  eachCall(base, selection, (joined, slot, _request, _turn, source) => {
    const { tool, skill } = joined.calls.columns;
    const outcome = callOutcome(joined.calls, slot);
    if (outcome === 'void') return;
    const retry = base.work.retryOf[source]?.[slot] ?? 0;
    const number = tool[slot] ?? 0;
    note((tools[number] ??= new FlakySum()), outcome, retry);
    const used = skill[slot] ?? 0;
    if (used !== 0) note((skills[used] ??= new FlakySum()), outcome, retry);
  });
  const rows: FlakyRow[] = [];
  const take = (kind: FlakyRow['kind'], sums: readonly (FlakySum | undefined)[], pool: StringPool): void => {
    sums.forEach((sum, number) => {
      if (sum === undefined || sum.failures === 0) return;
      const { calls, failures, retries, recovered } = sum;
      rows.push({ name: pool.text(number), kind, calls, failures, retries, recovered, flakiness: recovered / calls });
    });
  };
  take('tool', tools, pools.tools);
  take('skill', skills, pools.skills);
  return rows.sort((a, b) => b.flakiness - a.flakiness || b.failures - a.failures || (a.name < b.name ? -1 : 1));
}

class FlakySum {
  calls = 0;
  failures = 0;
  retries = 0;
  recovered = 0;
}

function note(sum: FlakySum, outcome: CallOutcome, retry: number): void {
  sum.calls++;
  if (outcome === 'failure') sum.failures++;
  if (retry !== retryKinds.none) sum.retries++;
  if (retry === retryKinds.recovered) sum.recovered++;
}
