/** Loads in one chain at most: every walk asks all of a turn, and no turn of anybody's loads a hundred texts. */
const mostInTurn = 100;

/** Loads of each turn, chained from the last one back: most turns have none, few several. */
export class TurnChains {
  readonly #counts: Uint8Array;
  readonly #last: Int32Array;
  readonly #before: Int32Array;

  constructor(turns: number, loads: number) {
    this.#counts = new Uint8Array(turns);
    this.#last = new Int32Array(turns).fill(-1);
    this.#before = new Int32Array(loads);
  }

  /** The last load of a turn, -1 without. */
  last(turn: number): number {
    return this.#last[turn] ?? -1;
  }

  /** The load of the same turn before this one, -1 without. */
  before(load: number): number {
    return this.#before[load] ?? -1;
  }

  /** Puts a load at the end of its turn's chain; false when that is full. */
  add(turn: number, load: number): boolean {
    const count = this.#counts[turn] ?? 0;
    if (count === mostInTurn) return false;
    this.#counts[turn] = count + 1;
    this.#before[load] = this.last(turn);
    this.#last[turn] = load;
    return true;
  }

  /** True when any load of the turn is like this. */
  some(turn: number, isLike: (load: number) => boolean): boolean {
    for (let load = this.last(turn); load >= 0; load = this.before(load)) if (isLike(load)) return true;
    return false;
  }
}
