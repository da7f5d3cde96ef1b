/** A set of small numbers such as those of sessions, in one bit each: what scans of many rows fill. */
export class NumberSet {
  readonly #bits: Uint32Array;
  #size = 0;

  /** All numbers are below `end`. */
  constructor(end: number) {
    this.#bits = new Uint32Array((end + 31) >>> 5);
  }

  /** Numbers in it. */
  get size(): number {
    return this.#size;
  }

  add(number: number): void {
    const place = number >>> 5;
    const bits = this.#bits[place] ?? 0;
    const bit = 1 << (number & 31);
    if ((bits & bit) !== 0) return;
    this.#bits[place] = bits | bit;
    this.#size++;
  }
}
