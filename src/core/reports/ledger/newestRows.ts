import type { RequestTable } from '../../usage/requestTable.ts';

/** A request in its table. */
export interface RowPlace {
  readonly time: number;
  readonly requests: RequestTable;
  readonly slot: number;
}

/** Keeps the newest few of many requests without sorting them all. */
export class NewestRows {
  readonly #most: number;
  readonly #rows: RowPlace[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps the request when it is among the newest so far. */
  offer(time: number, requests: RequestTable, slot: number): void {
    const last = this.#rows[this.#most - 1];
    if (last !== undefined && time <= last.time) return;
    this.#rows.push({ time, requests, slot });
    this.#rows.sort((a, b) => b.time - a.time);
    if (this.#rows.length > this.#most) this.#rows.pop();
  }

  /** The newest first. */
  get rows(): readonly RowPlace[] {
    return this.#rows;
  }
}
