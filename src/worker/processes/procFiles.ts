import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Longest text that is read of one file, in bytes: a command line may hold a whole prompt. */
const longest = 16 * 1024;

/**
 * Reads small files of `/proc` through one buffer: they are looked at each second, and the ordinary way asks for their size, which they
 * do not tell, and for 64 KB of memory each.
 */
export class ProcFiles {
  readonly #buffer = Buffer.allocUnsafe(longest);

  /** The beginning of a file, or null when it may not be read or is gone: processes end while they are looked at. */
  text(path: string, encoding: 'utf8' | 'latin1'): string | null {
    try {
      const handle = openSync(path, constants.O_RDONLY);
      try {
        return this.#buffer.toString(encoding, 0, this.#fill(handle));
      } finally {
        closeSync(handle);
      }
    } catch {
      return null;
    }
  }

  /** A command line comes in pieces of a page; a short answer to a short question is the whole of it. */
  #fill(handle: number): number {
    let length = 0;
    for (;;) {
      const read = readSync(handle, this.#buffer, length, longest - length, null);
      length += read;
      if (read === 0 || read % pageBytes !== 0 || length === longest) return length;
    }
  }
}

const pageBytes = 4096;
