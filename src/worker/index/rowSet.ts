const pageBits = 15;
const pageSize = 1 << pageBits;
const pageWords = pageSize / 32;

/** Which rows a table has, one bit each: exact, and a million rows take an eighth of a megabyte. */
export class RowSet {
  readonly #pages = new Map<number, Uint32Array>();
  #count = 0;
  #maximum = 0;

  /** How many rows there are. */
  get count(): number {
    return this.#count;
  }

  /** Largest rowid ever added: the end of the table as far as it was read. */
  get maximum(): number {
    return this.#maximum;
  }

  has(rowid: number): boolean {
    const page = this.#pages.get(Math.floor(rowid / pageSize));
    const bit = rowid & (pageSize - 1);
    return page !== undefined && ((page[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }

  add(rowid: number): void {
    const key = Math.floor(rowid / pageSize);
    let page = this.#pages.get(key);
    if (page === undefined) this.#pages.set(key, (page = new Uint32Array(pageWords)));
    const bit = rowid & (pageSize - 1);
    const word = page[bit >>> 5] ?? 0;
    const mask = 1 << (bit & 31);
    if (rowid > this.#maximum) this.#maximum = rowid;
    if ((word & mask) !== 0) return;
    page[bit >>> 5] = word | mask;
    this.#count++;
  }

  delete(rowid: number): boolean {
    const page = this.#pages.get(Math.floor(rowid / pageSize));
    const bit = rowid & (pageSize - 1);
    const word = page?.[bit >>> 5] ?? 0;
    const mask = 1 << (bit & 31);
    if (page === undefined || (word & mask) === 0) return false;
    page[bit >>> 5] = word & ~mask;
    this.#count--;
    return true;
  }

  /** True when there is any row from `first` to `last`, both included. */
  hasBetween(first: number, last: number): boolean {
    let isAny = false;
    if (this.#maximum >= first) this.visitBetween(first, last, () => (isAny = true));
    return isAny;
  }

  /** Visits the rows from `first` to `last`, both included, in no particular order. */
  visitBetween(first: number, last: number, visit: (rowid: number) => void): void {
    for (const [key, page] of this.#pages) {
      const base = key * pageSize;
      if (base > last || base + pageSize <= first) continue;
      const from = Math.max(0, first - base);
      const to = Math.min(pageSize - 1, last - base);
      for (let index = from >>> 5; index <= to >>> 5; index++) {
        let word = page[index] ?? 0;
        while (word !== 0) {
          const bit = 31 - Math.clz32(word);
          word &= ~(1 << bit);
          const offset = index * 32 + bit;
          if (offset >= from && offset <= to) visit(base + offset);
        }
      }
    }
  }

  /** The bits for a cache file. */
  pages(): ReadonlyMap<number, Uint32Array> {
    return this.#pages;
  }

  /** Takes one page of bits out of a cache file. */
  adoptPage(key: number, words: Uint32Array): void {
    this.#pages.set(key, words);
    for (let index = 0; index < pageWords; index++) {
      const word = words[index] ?? 0;
      if (word === 0) continue;
      this.#maximum = Math.max(this.#maximum, key * pageSize + index * 32 + 31 - Math.clz32(word));
      this.#count += bitsOf(word);
    }
  }
}

/** How many bits of a word are set. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
