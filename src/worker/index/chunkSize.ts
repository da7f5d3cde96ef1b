/** Milliseconds a chunk may take: the worker answers nothing else meanwhile. */
const tooLong = 45;
const short = 18;

/** How many rows to read at once: as many as keep one stretch of work short, whatever the rows and the machine. */
export class ChunkSize {
  readonly #largest: number;
  #size: number;

  constructor(first: number, largest: number) {
    this.#size = first;
    this.#largest = largest;
  }

  get size(): number {
    return this.#size;
  }

  /** Told how long (ms) the last chunk took. */
  took(duration: number): void {
    if (duration > tooLong) this.#size = Math.max(16, Math.floor((this.#size * 30) / duration));
    else if (duration < short) this.#size = Math.min(this.#largest, this.#size * 2);
  }
}
