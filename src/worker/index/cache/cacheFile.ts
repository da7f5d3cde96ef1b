import fs from 'node:fs';
import path from 'node:path';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import type { UsageContent } from '../usageContent.ts';
import { replaceFile } from '../../storage/replaceFile.ts';
import { readCache, type Remembered } from './readCache.ts';
import { writeCache } from './writeCache.ts';
import { createHash } from '../../storage/createHash.ts';

/** What the names of these files begin with. */
const beginning = 'usage-';

/** The cache file of one database, in a folder of our own. */
export class CacheFile {
  readonly #folder: string;
  readonly #databasePath: string;

  constructor(folder: string, databasePath: string) {
    this.#folder = folder;
    this.#databasePath = databasePath;
  }

  get #file(): string {
    const name = createHash('sha256').update(this.#databasePath).digest('hex').slice(0, 16);
    return path.join(this.#folder, `${beginning}${name}.cache`);
  }

  /**
   * What the file remembers, or null when there is none; throws for one that does not fit. `onLost` is called when it no
   * longer holds its tool calls by the time they are asked for.
   */
  read(pools: UsagePools, onLost: () => void): Remembered | null {
    let file: number;
    try {
      // The first start of all need not make a name for what is not there.
      if (!fs.readdirSync(this.#folder).some((name) => name.startsWith(beginning))) return null;
      file = fs.openSync(this.#file, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    try {
      const openAgain = (): number => fs.openSync(this.#file, 'r');
      return readCache(file, this.#databasePath, pools, { openAgain, onLost });
    } finally {
      fs.closeSync(file);
    }
  }

  /** Replaces the file: another window reading it sees the old one or the new one, never half of it. */
  write(content: UsageContent, pools: UsagePools, asOf: number): void {
    replaceFile(this.#file, (file) => writeCache(file, this.#databasePath, asOf, content, pools));
  }
}
