import type { RequestTable } from '../../usage/requestTable.ts';

/** A request in its table. */
export interface RowPlace {
  readonly time: number;
  readonly requests: RequestTable;
  readonly slot: number;
}

/** Keeps the newest few of many requests, without an object for each and without sorting: in a scan nearly each is newer than all before it. */
export class NewestRows {
  readonly #most: number;
  readonly #times: Float64Array;
  readonly #slots: Uint32Array;
  readonly #tables: RequestTable[] = [];
  #size = 0;

  constructor(most: number) {
    this.#most = most;
    this.#times = new Float64Array(most);
    this.#slots = new Uint32Array(most);
  }

  /** Keeps the request when it is among the newest so far. */
  offer(time: number, requests: RequestTable, slot: number): void {
    const times = this.#times;
    let place = this.#size;
    while (place > 0 && (times[place - 1] ?? 0) < time) place--;
    if (place === this.#most) return;
    if (this.#size < this.#most) this.#size++;
    for (let later = this.#size - 1; later > place; later--) {
      times[later] = times[later - 1] ?? 0;
      this.#slots[later] = this.#slots[later - 1] ?? 0;
      this.#tables[later] = this.#tables[later - 1] ?? requests;
    }
    times[place] = time;
    this.#slots[place] = slot;
    this.#tables[place] = requests;
  }

  /** The newest first. */
  get rows(): readonly RowPlace[] {
    return this.#tables.map((requests, place) => {
      return { time: this.#times[place] ?? 0, requests, slot: this.#slots[place] ?? 0 };
    });
  }
}
