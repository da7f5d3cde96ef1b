import type { InspectionRow, RowFolding, RowPage } from '../../../core/inspector/inspectionRows.ts';

/** Rows of one page: some screens full. */
const pageRows = 120;
/** Pages kept: what was scrolled past comes back by asking again. */
const mostPages = 30;

/** The rows of the turn table that were looked at: asked for in pages, kept on screen until newer ones are there. */
export class RowStore {
  readonly #fetch: (folding: RowFolding, offset: number, limit: number, signal: AbortSignal) => Promise<RowPage>;
  readonly #changed: () => void;
  readonly #pages = new Map<number, readonly InspectionRow[]>();
  readonly #asking = new Map<number, AbortController>();
  readonly #stale = new Set<number>();
  #folding: RowFolding = { open: true, except: [] };
  #total = 0;
  #highest = 0;

  constructor(
    fetch: (folding: RowFolding, offset: number, limit: number, signal: AbortSignal) => Promise<RowPage>,
    changed: () => void,
  ) {
    this.#fetch = fetch;
    this.#changed = changed;
  }

  get total(): number {
    return this.#total;
  }

  /** Highest cost of any request, for the bars. */
  get highest(): number {
    return this.#highest;
  }

  /** The row, when it is there. */
  row(index: number): InspectionRow | undefined {
    return this.#pages.get(Math.floor(index / pageRows))?.[index % pageRows];
  }

  /** Asks for what is missing or old among these rows. */
  look(first: number, count: number): void {
    const from = Math.floor(first / pageRows);
    const to = Math.floor(Math.max(first, Math.min(first + count, this.#total || 1) - 1) / pageRows);
    for (let page = from; page <= to; page++) {
      if (this.#asking.has(page) || (this.#pages.has(page) && !this.#stale.has(page))) continue;
      this.#ask(page);
    }
  }

  /** The data moved: what is in sight is asked for again, the rest when it comes into sight. */
  renew(first: number, count: number): void {
    this.#stop();
    for (const page of this.#pages.keys()) this.#stale.add(page);
    this.look(first, count);
  }

  /** Other turns are folded: every row is another. */
  fold(folding: RowFolding): void {
    this.#stop();
    this.#folding = folding;
    this.#pages.clear();
    this.#stale.clear();
    this.look(0, 1);
  }

  #stop(): void {
    for (const asking of this.#asking.values()) asking.abort();
    this.#asking.clear();
  }

  #ask(page: number): void {
    const asking = new AbortController();
    this.#asking.set(page, asking);
    this.#fetch(this.#folding, page * pageRows, pageRows, asking.signal).then(
      ({ total, highest, rows }) => {
        if (this.#asking.get(page) !== asking) return;
        this.#asking.delete(page);
        this.#stale.delete(page);
        this.#total = total;
        this.#highest = highest;
        this.#pages.delete(page);
        this.#pages.set(page, rows);
        for (const oldest of this.#pages.keys()) {
          if (this.#pages.size <= mostPages) break;
          this.#pages.delete(oldest);
        }
        this.#changed();
      },
      () => {
        // What could not be read is asked for with the next change, or when it comes into sight again.
        if (this.#asking.get(page) === asking) this.#asking.delete(page);
      },
    );
  }
}
