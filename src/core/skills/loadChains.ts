/** Loads of groups (of turns, of sessions), each group's chained from the last one back: most have none, few several. */
export class LoadChains {
  readonly #counts: Uint8Array;
  readonly #last: Int32Array;
  readonly #before: Int32Array;
  readonly #most: number;

  /** Of a group no more than `most` (up to 255) are chained: every walk asks all of them. */
  constructor(groups: number, loads: number, most: number) {
    this.#counts = new Uint8Array(groups);
    this.#last = new Int32Array(groups).fill(-1);
    this.#before = new Int32Array(loads);
    this.#most = most;
  }

  /** The last load of a group, -1 without. */
  last(group: number): number {
    return this.#last[group] ?? -1;
  }

  /** The load of the same group before this one, -1 without. */
  before(load: number): number {
    return this.#before[load] ?? -1;
  }

  /** Puts a load at the end of its group's chain; false when that is full. */
  add(group: number, load: number): boolean {
    const count = this.#counts[group] ?? 0;
    if (count === this.#most) return false;
    this.#counts[group] = count + 1;
    this.#before[load] = this.last(group);
    this.#last[group] = load;
    return true;
  }

  /** True when any load of the group is like this. */
  some(group: number, isLike: (load: number) => boolean): boolean {
    for (let load = this.last(group); load >= 0; load = this.before(load)) if (isLike(load)) return true;
    return false;
  }
}
