/** One line in the bytes of a file, without its end. */
export interface Line {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Where it begins in the file, bytes. */
  readonly offset: number;
  /** True when it was too long to be held: there are no bytes. */
  readonly tooLong: boolean;
}

const lineFeed = 0x0a;
const nothing = Buffer.alloc(0);

/** Cuts consecutive chunks of a file into lines; what has no end yet is held until it has, up to a limit. */
export class LineSplitter {
  readonly #longest: number;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #offset: number;

  /** The first chunk begins at `offset`; lines above `longest` bytes are let go. */
  constructor(offset: number, longest: number) {
    this.#offset = offset;
    this.#longest = longest;
  }

  /** The lines that end in this chunk. */
  *split(chunk: Buffer): Generator<Line> {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(lineFeed, start);
      if (end < 0) break;
      const bytes = this.#heldBytes + end - start;
      if (bytes > this.#longest) yield this.#line(nothing, 0, 0, true);
      else if (this.#heldBytes === 0) yield this.#line(chunk, start, end, false);
      else {
        const whole = Buffer.concat([...this.#held, chunk.subarray(start, end)]);
        yield this.#line(whole, 0, whole.length, false);
      }
      this.#offset += bytes + 1;
      this.#held = [];
      this.#heldBytes = 0;
      start = end + 1;
    }
    this.#hold(chunk.subarray(start));
  }

  /** What has no end: the last line of a file that was read to its end. */
  rest(): Line {
    const whole = Buffer.concat(this.#held);
    return this.#line(whole, 0, whole.length, this.#heldBytes > this.#longest);
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > this.#longest) this.#held = [];
    else this.#held.push(bytes);
  }

  #line(bytes: Buffer, start: number, end: number, tooLong: boolean): Line {
    return { bytes, start, end, offset: this.#offset, tooLong };
  }
}
