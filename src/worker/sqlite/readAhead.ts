import type { ReadOnlyFile } from './readOnlyFile.ts';

/** Pages read at once at most: 128 KB of the usual page size. */
const mostPages = 32;

/** Stretches kept: a walk goes back and forth between the leaf pages of a table and the rest of its long rows. */
const stretchCount = 4;

/** A page that many after a short stretch still comes soon after it: pages of other tables stand between. */
const mostBetween = 8;

interface Stretch {
  readonly bytes: Buffer;
  /** One view for each page of `bytes`. */
  readonly pages: readonly Buffer[];
  first: number;
  /** Pages read; none of them is to be used once `isOld`. */
  count: number;
  isOld: boolean;
  /** How many of its pages were asked for, the first apart. */
  used: number;
  lastUse: number;
}

/**
 * Pages in stretches of neighbours, for a walk through most of a table in nearly the order of its pages: asking the system
 * for each page alone takes longer than what is read. Only a page that comes next after a stretch, or soon, makes the next
 * stretch longer; one from anywhere else is read alone. Where neighbours turn out to be of no use, stretches get shorter.
 */
export class ReadAhead {
  /** Size of a page in bytes. */
  readonly pageSize: number;
  readonly #stretches: Stretch[] = [];
  #clock = 0;

  constructor(pageSize: number) {
    this.pageSize = pageSize;
  }

  /** Forgets what was read, which belongs to one snapshot, but not where: the next walk may go on there. */
  clear(): void {
    for (const stretch of this.#stretches) stretch.isOld = true;
  }

  /** A page that is whole in the file, valid until the next call; null when it is not. */
  page(page: number, file: ReadOnlyFile | null): Buffer | null {
    let before: Stretch | null = null;
    let oldest: Stretch | null = null;
    for (const stretch of this.#stretches) {
      const index = page - stretch.first;
      if (index >= 0 && index < stretch.count && !stretch.isOld) {
        if (index > 0) stretch.used++;
        stretch.lastUse = ++this.#clock;
        return stretch.pages[index] ?? null;
      }
      if (index >= 0 && index < stretch.count + Math.max(stretch.count, mostBetween)) before = stretch;
      if (oldest === null || stretch.lastUse < oldest.lastUse) oldest = stretch;
    }
    const length = before === null ? 1 : nextLength(before, page);
    const room = this.#stretches.length < stretchCount ? null : oldest;
    return this.#read(before ?? room ?? this.#add(), page, length, file);
  }

  #read(stretch: Stretch, page: number, length: number, file: ReadOnlyFile | null): Buffer | null {
    const { pageSize } = this;
    // What fails leaves nothing to be used.
    stretch.count = 0;
    const got = file?.read(stretch.bytes, 0, length * pageSize, (page - 1) * pageSize) ?? 0;
    stretch.first = page;
    stretch.count = Math.floor(got / pageSize);
    stretch.isOld = false;
    stretch.used = 0;
    stretch.lastUse = ++this.#clock;
    return stretch.count === 0 ? null : (stretch.pages[0] ?? null);
  }

  #add(): Stretch {
    const size = this.pageSize;
    const bytes = Buffer.allocUnsafeSlow(mostPages * size);
    const pages = Array.from({ length: mostPages }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
    const stretch = { bytes, pages, first: 0, count: 0, isOld: true, used: 0, lastUse: 0 };
    this.#stretches.push(stretch);
    return stretch;
  }
}

/** Whether neighbours are worth reading shows by how many of them were asked for up to this page. */
function nextLength({ first, count, used }: Stretch, page: number): number {
  const asked = used + 1;
  if (asked * 2 >= page - first) return Math.min(mostPages, count * 2);
  return asked * 4 < page - first ? Math.max(1, Math.floor(count / 2)) : count;
}
