import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { LineSplitter } from '../../core/agentLog/lineSplitter.ts';

/** One reading's bytes: a line of any length passes through this much memory. */
const chunkSize = 256 * 1024;

/** What one look at a file found. */
export interface FileNews {
  readonly lines: readonly string[];
  /** False when there is more to read at once. */
  readonly atEnd: boolean;
}

const nothing: FileNews = { lines: [], atEnd: true };

/** A log file followed from some way before its end: what is written to it is read once, in pieces of bounded size. */
export class FollowedFile {
  readonly path: string;
  readonly #splitter = new LineSplitter();
  readonly #chunk = Buffer.allocUnsafe(chunkSize);
  #decoder = new StringDecoder('utf8');
  #identity = '';
  #offset = 0;
  /** The first line read from the middle of a file is half a line. */
  #midLine: boolean;

  /** `offset` in bytes; a file that is shorter is read from its beginning. */
  constructor(path: string, offset: number) {
    this.path = path;
    this.#offset = offset;
    this.#midLine = offset > 0;
  }

  /** Reads the next piece. A file that became shorter, or another one under the same name, is read from its beginning. */
  read(): FileNews {
    let handle: number;
    try {
      handle = openSync(this.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch {
      return nothing;
    }
    try {
      const stats = fstatSync(handle);
      if (!stats.isFile()) return nothing;
      const identity = `${stats.dev}:${stats.ino}`;
      if ((this.#identity !== '' && identity !== this.#identity) || stats.size < this.#offset) this.#restart();
      this.#identity = identity;
      const length = Math.min(chunkSize, stats.size - this.#offset);
      if (length === 0) return nothing;
      const count = readSync(handle, this.#chunk, 0, length, this.#offset);
      this.#offset += count;
      return { lines: this.#linesOf(this.#chunk.subarray(0, count)), atEnd: this.#offset >= stats.size || count === 0 };
    } catch {
      return nothing;
    } finally {
      closeSync(handle);
    }
  }

  #linesOf(bytes: Buffer): string[] {
    const lines = this.#splitter.push(this.#decoder.write(bytes));
    if (!this.#midLine || lines.length === 0) return lines;
    this.#midLine = false;
    return lines.slice(1);
  }

  #restart(): void {
    this.#offset = 0;
    this.#midLine = false;
    this.#decoder = new StringDecoder('utf8');
    this.#splitter.reset();
  }
}
