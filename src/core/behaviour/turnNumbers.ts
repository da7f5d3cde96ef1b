import type { MergeOrder } from './mergeOrder.ts';

/** The numbers that turns have once others came before them or went. */
export class TurnNumbers {
  readonly #start: number;
  readonly #kept: Int32Array;
  readonly #fresh: Int32Array;

  /** For turns put in this order, `fresh` of them new. */
  constructor({ start, before, runs }: MergeOrder, fresh: number) {
    this.#start = start;
    this.#kept = new Int32Array(before - start).fill(-1);
    this.#fresh = new Int32Array(fresh);
    let number = start;
    for (const { isFresh, from, length } of runs) {
      const numbers = isFresh ? this.#fresh : this.#kept;
      const first = isFresh ? from : from - start;
      for (let index = 0; index < length; index++) numbers[first + index] = number++;
    }
  }

  /** The number of a turn that was there; -1 for none, and for one that went. */
  ofKept(turn: number): number {
    return turn < this.#start ? turn : (this.#kept[turn - this.#start] ?? -1);
  }

  /** The number of a fresh turn, -1 for none. */
  ofFresh(turn: number): number {
    return turn < 0 ? -1 : (this.#fresh[turn] ?? -1);
  }

  /** Renumbers a column of turns that were there. */
  renumberKept(turns: Int32Array): void {
    for (let index = 0; index < turns.length; index++) turns[index] = this.ofKept(turns[index] ?? -1);
  }

  /** Renumbers a column of fresh turns. */
  renumberFresh(turns: Int32Array): void {
    for (let index = 0; index < turns.length; index++) turns[index] = this.ofFresh(turns[index] ?? -1);
  }
}
