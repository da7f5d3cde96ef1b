/** Which row holds a message, by the message's identity: an open hash table in typed arrays, sized once. */
export class IdentityMap {
  readonly #identity: Float64Array;
  readonly #source: Uint16Array;
  readonly #slot: Uint32Array;
  readonly #mask: number;

  /** Room for `rows` messages. */
  constructor(rows: number) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(64, rows * 2)));
    this.#identity = new Float64Array(places);
    this.#source = new Uint16Array(places);
    this.#slot = new Uint32Array(places);
    this.#mask = places - 1;
  }

  /** The place of this identity, or the free one where it belongs. */
  find(identity: number): number {
    let place = identity & this.#mask;
    for (;;) {
      const known = this.#identity[place] ?? 0;
      if (known === 0 || known === identity) return place;
      place = (place + 1) & this.#mask;
    }
  }

  /** True when a message was put at this place. */
  isTaken(place: number): boolean {
    return this.#identity[place] !== 0;
  }

  /** Notes which row holds the message. */
  put(place: number, identity: number, source: number, slot: number): void {
    this.#identity[place] = identity;
    this.#source[place] = source;
    this.#slot[place] = slot;
  }

  /** Index of the source of the row at this place. */
  source(place: number): number {
    return this.#source[place] ?? 0;
  }

  /** Slot of the row at this place. */
  slot(place: number): number {
    return this.#slot[place] ?? 0;
  }
}
