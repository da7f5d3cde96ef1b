/** A set of page numbers, one bit a page: 32 KB for a million pages. */
export class PageSet {
  #words = new Uint32Array(0);

  /** Empties the set and makes room for pages 1 to `pageCount`. */
  reset(pageCount: number): void {
    const words = (pageCount >>> 5) + 1;
    if (this.#words.length < words) this.#words = new Uint32Array(words + (words >>> 3));
    else this.#words.fill(0);
  }

  /** Adds a page for which `reset` made room. */
  add(page: number): void {
    this.#words[page >>> 5] = (this.#words[page >>> 5] ?? 0) | (1 << (page & 31));
  }

  /** True when the page is in the set; false for any page there is no room for. */
  has(page: number): boolean {
    return ((this.#words[page >>> 5] ?? 0) & (1 << (page & 31))) !== 0;
  }
}
