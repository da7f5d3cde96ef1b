import { grown } from './columns.ts';

/** Requests that may be copies, as parallel arrays: source and slot say which, `born` when their session began (ms). */
export class SuspectList {
  source = new Uint32Array(256);
  slot = new Uint32Array(256);
  born = new Float64Array(256);
  #size = 0;

  /** How many were added. */
  get size(): number {
    return this.#size;
  }

  /** Remembers one more request. */
  add(source: number, slot: number, born: number): void {
    const index = this.#size++;
    if (index === this.slot.length) {
      this.source = grown(this.source, index * 2);
      this.slot = grown(this.slot, index * 2);
      this.born = grown(this.born, index * 2);
    }
    this.source[index] = source;
    this.slot[index] = slot;
    this.born[index] = born;
  }
}
