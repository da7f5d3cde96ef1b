/** Of so few numbers V8 keeps them beside the object. */
const fewest = 8;

/** Rowids in the order in which they were read, in one piece of memory that is used again: as arrays they would be left behind by the thousand. */
export class RowidList {
  #numbers = new Float64Array(fewest);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The numbers in place: as they are until the next one is added. */
  get inUse(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }

  /** Adds a number at the end. */
  push(rowid: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Float64Array(this.#length * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length++] = rowid;
  }

  /** The number at a place, from the end when that is negative. */
  at(place: number): number | undefined {
    const index = place < 0 ? this.#length + place : place;
    return index < this.#length ? this.#numbers[index] : undefined;
  }

  /** Those from a place on, as they are now. */
  from(place: number): number[] {
    return Array.from(this.#numbers.subarray(place, this.#length));
  }

  /** Forgets all, but not the memory. */
  clear(): void {
    this.#length = 0;
  }

  [Symbol.iterator](): Iterator<number> {
    return this.inUse[Symbol.iterator]();
  }
}
