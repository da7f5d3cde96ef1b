import fs from 'node:fs';
import path from 'node:path';
import { readBytes } from '../../../sources/ompLogs/fileBytes.ts';
import type { LogFiles } from '../../../sources/ompLogs/logFiles.ts';
import { replaceFile } from '../../../storage/replaceFile.ts';
import { prefixBytes } from '../cacheFormat.ts';
import { readLogCache } from './readLogCache.ts';
import { writeLogCache } from './writeLogCache.ts';
import { createHash } from '../../../storage/createHash.ts';

/** The cache file of one sessions folder, in a folder of our own. */
export class LogCache {
  readonly #file: string;

  constructor(folder: string, sessionsFolder: string) {
    const name = createHash('sha256').update(sessionsFolder).digest('hex').slice(0, 16);
    this.#file = path.join(folder, `logs-${name}.cache`);
  }

  /** Gives the files back what is remembered; the time it is of (ms since the epoch), or 0 when nothing is. Throws for a file that does not fit. */
  read(files: LogFiles): number {
    let handle: number;
    try {
      handle = fs.openSync(this.#file, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw error;
    }
    try {
      const bytes = readBytes(handle, 0, fs.fstatSync(handle).size);
      if (bytes.length < prefixBytes) throw new Error('it is cut off');
      return readLogCache(bytes, files);
    } finally {
      fs.closeSync(handle);
    }
  }

  /** Replaces the file: another window reading it sees the old one or the new one, never half of it. */
  write(files: LogFiles, asOf: number): void {
    replaceFile(this.#file, (handle) => writeLogCache(handle, files, asOf));
  }
}
