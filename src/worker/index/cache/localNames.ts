import type { Column } from '../../../core/usage/columns.ts';

/**
 * Numbers of this file's own for the names of a pool: pools are shared by all sources and grow in another order in
 * the next run, so a file holds only the names it uses, numbered as they come. Number 0 is nobody's name in every pool and here: so
 * that pools which begin with a file number all of its names alike, and nothing is to be translated.
 */
export class LocalNames<Name> {
  readonly names: Name[];
  readonly #text: (number: number) => Name;
  readonly #local: Uint32Array;

  /** `text` gives the name of one of the pool's numbers, all below `size`. */
  constructor(size: number, text: (number: number) => Name) {
    this.#local = new Uint32Array(size);
    this.#text = text;
    this.names = [text(0)];
    this.#local[0] = 1;
  }

  /** Local numbers are below this. */
  get most(): number {
    return this.#local.length;
  }

  /** Writes the local numbers of a part of a column to `result`. */
  localise(column: Column, start: number, end: number, result: Column): void {
    for (let slot = start; slot < end; slot++) {
      const number = column[slot] ?? 0;
      // One more than the local number, so that zero means not numbered yet.
      let local = this.#local[number] ?? 0;
      if (local === 0) {
        local = this.names.push(this.#text(number));
        this.#local[number] = local;
      }
      result[slot - start] = local - 1;
    }
  }
}
