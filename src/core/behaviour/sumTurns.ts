import { timeOrder } from '../usage/timeOrder.ts';
import type { DelegationSum } from './delegationSum.ts';
import type { DelegationTable } from './delegationTable.ts';
import { Stretches } from './stretches.ts';

/**
 * Tells the sums (by number of the kind) how delegations (places in their table) ran beside each other in their turns: kinds
 * of sub-agents that run beside each other run in parallel, whatever their names.
 */
export function sumTurns(table: DelegationTable, places: Uint32Array, sums: readonly DelegationSum[]): void {
  const { turn, kind, duration } = table;
  const sorted = byTurn(turn, places);
  const several = new SeveralInTurn(table, sums);
  let from = 0;
  while (from < sorted.length) {
    const first = sorted[from] ?? 0;
    const own = turn[first] ?? -1;
    let to = from + 1;
    while (to < sorted.length && turn[sorted[to] ?? 0] === own) to++;
    // Most turns delegate once, or not at all: only the others are taken apart.
    if (own >= 0 && to - from === 1) sums[kind[first] ?? 0]?.addAlone(duration[first] ?? 0);
    else if (own >= 0) several.add(sorted, from, to);
    from = to;
  }
}

/** The places in the order of their turns, those of one turn in their own. */
function byTurn(turn: Int32Array, places: Uint32Array): Uint32Array {
  const turns = new Float64Array(places.length);
  for (let index = 0; index < places.length; index++) turns[index] = turn[places[index] ?? 0] ?? -1;
  const order = timeOrder(turns);
  for (let index = 0; index < order.length; index++) order[index] = places[order[index] ?? 0] ?? 0;
  return order;
}

/** Turns that delegate several times, one after the other. */
class SeveralInTurn {
  readonly #table: DelegationTable;
  readonly #sums: readonly DelegationSum[];
  /** Of all sub-agents of the turn. */
  readonly #tasks = new Stretches();
  /** The sums that have any of the turn: so many from the first on. */
  readonly #touched: DelegationSum[] = [];

  constructor(table: DelegationTable, sums: readonly DelegationSum[]) {
    this.#table = table;
    this.#sums = sums;
  }

  /** Adds the delegations of a turn: those places from one index to another. */
  add(places: Uint32Array, from: number, to: number): void {
    const { kinds, kind, at, duration } = this.#table;
    this.#tasks.clear();
    let touched = 0;
    for (let index = from; index < to; index++) {
      const place = places[index] ?? 0;
      const number = kind[place] ?? 0;
      const sum = this.#sums[number];
      if (sum === undefined) continue;
      const start = at[place] ?? 0;
      const end = start + (duration[place] ?? 0);
      if (kinds[number]?.isTask === true) this.#tasks.add(start, end);
      if (sum.ofTurn.count === 0) this.#touched[touched++] = sum;
      sum.ofTurn.add(start, end);
    }
    this.#tasks.measure();
    for (let index = 0; index < touched; index++) this.#touched[index]?.endTurn(this.#tasks);
  }
}
