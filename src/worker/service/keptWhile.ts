/** Values kept at most: the ranges of a filter, and a few filters a user goes back and forth between. */
const mostKept = 12;

/** Keeps values by name while the grounds they were made on are the very same. */
export class KeptWhile<Value> {
  #grounds: readonly unknown[] = [];
  readonly #values = new Map<string, Value>();

  /** The value of this name, made when there is none on these grounds (compared one by one, by identity). */
  get(grounds: readonly unknown[], name: string, make: () => Value): Value {
    const same = grounds.length === this.#grounds.length && grounds.every((one, index) => one === this.#grounds[index]);
    if (!same) this.#values.clear();
    this.#grounds = grounds;
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const value = make();
    this.#values.set(name, value);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= mostKept) break;
      this.#values.delete(oldest);
    }
    return value;
  }
}
