/** More numbers than this are kept as bits: a set of few takes less memory, one of many less time. */
const mostSingle = 32;

/** A set of small numbers such as those of sessions, to which scans of many rows add. */
export class NumberSet {
  #few: number[] | null = [];
  #bits: Uint32Array = noBits;
  #size = 0;

  /** Numbers in it. */
  get size(): number {
    return this.#size;
  }

  add(number: number): void {
    if (this.#few === null) this.#mark(number);
    else if (!this.#few.includes(number)) {
      this.#size = this.#few.push(number);
      if (this.#size > mostSingle) this.#toBits(this.#few);
    }
  }

  /** Adds all numbers of another set. */
  addAll(other: NumberSet): void {
    if (other.#few !== null) {
      for (const number of other.#few) this.add(number);
      return;
    }
    if (this.#few !== null) this.#toBits(this.#few);
    const theirs = other.#bits;
    if (theirs.length > this.#bits.length) this.#grow(theirs.length);
    const own = this.#bits;
    let size = 0;
    for (let place = 0; place < own.length; place++) {
      const bits = (own[place] ?? 0) | (theirs[place] ?? 0);
      own[place] = bits;
      size += countOfBits(bits);
    }
    this.#size = size;
  }

  #toBits(few: readonly number[]): void {
    this.#few = null;
    this.#size = 0;
    for (const number of few) this.#mark(number);
  }

  #mark(number: number): void {
    const place = number >>> 5;
    if (place >= this.#bits.length) this.#grow(Math.max(place + 1, this.#bits.length * 2));
    const bits = this.#bits[place] ?? 0;
    const bit = 1 << (number & 31);
    if ((bits & bit) !== 0) return;
    this.#bits[place] = bits | bit;
    this.#size++;
  }

  #grow(length: number): void {
    const grown = new Uint32Array(length);
    grown.set(this.#bits);
    this.#bits = grown;
  }
}

const noBits = new Uint32Array(0);

/** Ones among 32 bits, counted in pairs, fours and bytes at once. */
function countOfBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
