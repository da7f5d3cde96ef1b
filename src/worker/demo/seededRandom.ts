/** Random numbers that are the same for the same seed, so that the demo data is the same wherever it is made. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, but not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number between the two, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Around `middle`, mostly between half and twice of it: the shape durations and sizes have. */
  around(middle: number): number {
    const bell = (this.next() + this.next() + this.next()) / 1.5 - 1;
    return Math.max(1, Math.round(middle * 2 ** (bell * 1.5)));
  }

  /** True with this probability (0..1). */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the items, each as likely as its weight (1 when it has none). */
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], weightOf: (item: Item) => number = () => 1): Item {
    let left = this.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
    const found = items.find((item) => (left -= weightOf(item)) < 0) ?? items.at(-1);
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  }
}
