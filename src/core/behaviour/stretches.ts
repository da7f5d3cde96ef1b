/** Room to begin with: most turns have two or three. */
const few = 32;

/**
 * Stretches of work in time, measured by how far they ran beside each other. In columns that are used again for one turn after
 * the other: a report measures thousands.
 */
export class Stretches {
  /** Sum of their lengths, ms. */
  busy = 0;
  /** Time in which at least one ran, ms. */
  wall = 0;
  /** Most that ran at once. */
  most = 0;
  #count = 0;
  #from: Float64Array = new Float64Array(few);
  #to: Float64Array = new Float64Array(few);
  /** Both in the order of time. */
  #starts: Float64Array = new Float64Array(few);
  #ends: Float64Array = new Float64Array(few);

  get count(): number {
    return this.#count;
  }

  /** Forgets them all. */
  clear(): void {
    this.#count = 0;
  }

  /** From and to are ms since the epoch; one without length counts as work done at once. */
  add(from: number, to: number): void {
    if (this.#count === this.#from.length) this.#grow();
    this.#from[this.#count] = from;
    this.#to[this.#count++] = Math.max(from, to);
  }

  /** Measures how far those that were added overlap. */
  measure(): void {
    const starts = this.#starts;
    const ends = this.#ends;
    const count = this.#count;
    this.#sort();
    this.busy = 0;
    this.wall = 0;
    this.most = 0;
    let begun = 0;
    let since = 0;
    for (let ended = 0; ended < count; ended++) {
      const end = ends[ended] ?? 0;
      this.busy += (this.#to[ended] ?? 0) - (this.#from[ended] ?? 0);
      // At one moment ends come first: a stretch that begins where another ends does not overlap it.
      for (; begun < count; begun++) {
        const start = starts[begun] ?? 0;
        if (start >= end && begun !== ended) break;
        if (begun === ended) since = start;
        if (start < end) this.most = Math.max(this.most, begun + 1 - ended);
      }
      if (begun === ended + 1) this.wall += end - since;
    }
  }

  /** True when one of these ran while another of `all` did, which has these, too. */
  someRunsBeside(all: Stretches): boolean {
    for (let own = 0; own < this.#count; own++) {
      const from = this.#from[own] ?? 0;
      const to = this.#to[own] ?? 0;
      // One with a length meets itself.
      let others = from < to ? -1 : 0;
      for (let other = 0; other < all.#count && others < 1; other++) {
        if ((all.#from[other] ?? 0) < to && from < (all.#to[other] ?? 0)) others++;
      }
      if (others > 0) return true;
    }
    return false;
  }

  #sort(): void {
    const count = this.#count;
    if (count > few) {
      for (const [sorted, own] of [
        [this.#starts, this.#from],
        [this.#ends, this.#to],
      ] as const) {
        sorted.set(own);
        sorted.subarray(0, count).sort();
      }
      return;
    }
    for (let index = 0; index < count; index++) {
      sortIn(this.#starts, index, this.#from[index] ?? 0);
      sortIn(this.#ends, index, this.#to[index] ?? 0);
    }
  }

  #grow(): void {
    const wider = (column: Float64Array): Float64Array => {
      const twice = new Float64Array(column.length * 2);
      twice.set(column);
      return twice;
    };
    this.#from = wider(this.#from);
    this.#to = wider(this.#to);
    this.#starts = wider(this.#starts);
    this.#ends = wider(this.#ends);
  }
}

/** Puts a number where it belongs among the first `count` ones, which are sorted. */
function sortIn(sorted: Float64Array, count: number, value: number): void {
  let place = count;
  for (; place > 0 && (sorted[place - 1] ?? 0) > value; place--) sorted[place] = sorted[place - 1] ?? 0;
  sorted[place] = value;
}
