import { timeOrder } from '../usage/timeOrder.ts';
import type { DelegationSum } from './delegationSum.ts';
import type { DelegationTable } from './delegationTable.ts';
import type { Stretch } from './overlap.ts';

/**
 * Tells the sums (by number of the kind) how delegations (places in their table) ran beside each other in their turns: kinds
 * of sub-agents that run beside each other run in parallel, whatever their names.
 */
export function sumTurns(table: DelegationTable, places: Uint32Array, sums: readonly DelegationSum[]): void {
  const { turn, kind, duration } = table;
  const order = timeOrder(Float64Array.from(places, (place) => turn[place] ?? -1));
  const at = (index: number): number => places[order[index] ?? 0] ?? 0;
  let from = 0;
  while (from < order.length) {
    const own = turn[at(from)] ?? -1;
    let to = from + 1;
    while (to < order.length && turn[at(to)] === own) to++;
    if (own >= 0 && to - from === 1) sums[kind[at(from)] ?? 0]?.addAlone(duration[at(from)] ?? 0);
    else if (own >= 0)
      sumTurn(
        table,
        Array.from(order.subarray(from, to), (index) => places[index] ?? 0),
        sums,
      );
    from = to;
  }
}

/** Most turns delegate once, or not at all: only the others are taken apart. */
function sumTurn(
  { kinds, kind, at, duration }: DelegationTable,
  places: readonly number[],
  sums: readonly DelegationSum[],
): void {
  const tasks: Stretch[] = [];
  const bySum = new Map<DelegationSum, Stretch[]>();
  for (const place of places) {
    const number = kind[place] ?? 0;
    const sum = sums[number];
    if (sum === undefined) continue;
    const start = at[place] ?? 0;
    const stretch = { from: start, to: start + (duration[place] ?? 0) };
    if (kinds[number]?.isTask === true) tasks.push(stretch);
    const known = bySum.get(sum);
    if (known === undefined) bySum.set(sum, [stretch]);
    else known.push(stretch);
  }
  for (const [sum, own] of bySum) sum.addTurn(own, sum.isTask && tasks.length > 0 ? tasks : own);
}
