import fs from 'node:fs';
import path from 'node:path';
import { createHash } from '../storage/createHash.ts';
import { replaceFile } from '../storage/replaceFile.ts';

const hashBytes = 32;

/**
 * The compiled code of a program in a folder of our own. V8 tells code of another version of itself, but believes that a source as
 * long as the one it compiled is the same, and that no byte of its code was changed: so the hash in front is that of the code and of
 * all that tells one program file from another.
 */
export class CodeFile {
  readonly #file: string;
  readonly #program: string;

  constructor(folder: string, program: string) {
    this.#file = path.join(folder, `${path.basename(program)}.code`);
    this.#program = program;
  }

  /** The code kept for this program; null when there is none, or anything but what was written for it. */
  read(): Buffer | null {
    try {
      const bytes = fs.readFileSync(this.#file);
      const code = bytes.subarray(hashBytes);
      return code.length > 0 && this.#hashOf(code).equals(bytes.subarray(0, hashBytes)) ? code : null;
    } catch {
      return null;
    }
  }

  /** Keeps the code for the next start; where that cannot be, the next start is as slow as the first. */
  write(code: Buffer): void {
    try {
      const hash = this.#hashOf(code);
      replaceFile(this.#file, (handle) => {
        fs.writeSync(handle, hash);
        for (let done = 0; done < code.length;) done += fs.writeSync(handle, code, done);
      });
    } catch {
      // Nothing but time is lost.
    }
  }

  #hashOf(code: Buffer): Buffer {
    const { ino, size, mtimeNs, ctimeNs } = fs.statSync(this.#program, { bigint: true });
    const key = [this.#program, ino, size, mtimeNs, ctimeNs, process.version, process.versions.v8, process.arch];
    return createHash('sha256')
      .update(`${key.join('\n')}\n`)
      .update(code)
      .digest();
  }
}
