import fs from 'node:fs';
import { errorCode, fileError } from './fileError.ts';

// O_NONBLOCK keeps a named pipe in the database's place from holding the worker for ever; it means nothing for files.
const flags = fs.constants.O_RDONLY | (process.platform === 'win32' ? 0 : fs.constants.O_NONBLOCK);

/** A file opened for reading and nothing else; the only way this folder touches the user's files. */
export class ReadOnlyFile {
  readonly #descriptor: number;
  readonly #path: string;

  private constructor(descriptor: number, path: string) {
    this.#descriptor = descriptor;
    this.#path = path;
  }

  /** Opens a file that must be there, or throws the DatabaseError that says why not. */
  static open(path: string): ReadOnlyFile {
    try {
      return new ReadOnlyFile(fs.openSync(path, flags), path);
    } catch (error) {
      throw fileError(path, error);
    }
  }

  /** Opens a file whose absence is an ordinary state (`-wal`, `-shm`, `-journal`): null when it is not there. */
  static openIfThere(path: string): ReadOnlyFile | null {
    try {
      return new ReadOnlyFile(fs.openSync(path, flags), path);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw fileError(path, error);
    }
  }

  /** What the system knows about the open file, nanosecond times included. */
  stat(): fs.BigIntStats {
    return fs.fstatSync(this.#descriptor, { bigint: true });
  }

  /** Length in bytes, now. */
  size(): number {
    return fs.fstatSync(this.#descriptor).size;
  }

  /** Reads `length` bytes at `position` into `into` at `offset`; returns how many there were before the end of the file. */
  read(into: Uint8Array, offset: number, length: number, position: number): number {
    try {
      let done = 0;
      while (done < length) {
        const count = fs.readSync(this.#descriptor, into, offset + done, length - done, position + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    } catch (error) {
      throw fileError(this.#path, error);
    }
  }

  /** The first bytes of the file, at most `length`. */
  head(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, this.read(bytes, 0, length, 0));
  }

  /** Gives the handle back. */
  close(): void {
    fs.closeSync(this.#descriptor);
  }
}
