import type { ReadOnlyFile } from './readOnlyFile.ts';

/** Pages read at once at most: 128 KB of the usual page size. */
const mostPages = 32;

/** Stretches kept: a walk goes back and forth between the leaf pages of a table and the rest of its long rows. */
const stretchCount = 4;

interface Stretch {
  readonly bytes: Buffer;
  /** One view for each page of `bytes`. */
  readonly pages: readonly Buffer[];
  first: number;
  count: number;
  /** How many of its pages were asked for, the first apart. */
  used: number;
  lastUse: number;
}

/**
 * Pages in stretches of neighbours, for a walk through most of a table in nearly the order of its pages: asking the
 * system for each page alone takes longer than what is read. Where neighbours turn out to be of no use, stretches get short.
 */
export class ReadAhead {
  /** Size of a page in bytes. */
  readonly pageSize: number;
  readonly #stretches: Stretch[] = [];
  #length = mostPages / 4;
  #clock = 0;

  constructor(pageSize: number) {
    this.pageSize = pageSize;
  }

  /** Forgets what was read, which belongs to one snapshot. */
  clear(): void {
    for (const stretch of this.#stretches) stretch.count = 0;
  }

  /** A page that is whole in the file, valid until the next call; null when it is not. */
  page(page: number, file: ReadOnlyFile | null): Buffer | null {
    let oldest: Stretch | null = null;
    for (const stretch of this.#stretches) {
      const index = page - stretch.first;
      if (index >= 0 && index < stretch.count) {
        if (index > 0) stretch.used++;
        stretch.lastUse = ++this.#clock;
        return stretch.pages[index] ?? null;
      }
      if (oldest === null || stretch.lastUse < oldest.lastUse) oldest = stretch;
    }
    const stretch = this.#stretches.length < stretchCount || oldest === null ? this.#add() : oldest;
    this.#learn(stretch);
    const { pageSize } = this;
    stretch.count = 0;
    const got = file?.read(stretch.bytes, 0, this.#length * pageSize, (page - 1) * pageSize) ?? 0;
    stretch.first = page;
    stretch.count = Math.floor(got / pageSize);
    stretch.used = 0;
    stretch.lastUse = ++this.#clock;
    return stretch.count === 0 ? null : (stretch.pages[0] ?? null);
  }

  #add(): Stretch {
    const size = this.pageSize;
    const bytes = Buffer.allocUnsafeSlow(mostPages * size);
    const pages = Array.from({ length: mostPages }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
    const stretch = { bytes, pages, first: 0, count: 0, used: 0, lastUse: 0 };
    this.#stretches.push(stretch);
    return stretch;
  }

  /** Whether neighbours were worth reading shows when their stretch goes. */
  #learn({ count, used }: Stretch): void {
    if (count === 0) return;
    if (used * 2 >= count - 1) this.#length = Math.min(mostPages, this.#length * 2);
    else if (used * 4 < count - 1) this.#length = Math.max(1, this.#length / 2);
  }
}
