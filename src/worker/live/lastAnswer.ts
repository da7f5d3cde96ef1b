/** Keeps one answer for as long as everything it was made from is the very same. */
export class LastAnswer<Value> {
  #kept: { readonly from: readonly unknown[]; readonly value: Value } | null = null;

  /** The answer of before, or another one when anything of `from` is another. */
  get(from: readonly unknown[], make: () => Value): Value {
    const kept = this.#kept;
    if (kept !== null && isSame(kept.from, from)) return kept.value;
    // Let go before the next is made: some are large.
    this.#kept = null;
    const value = make();
    this.#kept = { from, value };
    return value;
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}
