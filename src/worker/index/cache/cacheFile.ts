import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import type { UsageContent } from '../usageContent.ts';
import { replaceFile } from '../../storage/replaceFile.ts';
import { readCache, type Remembered } from './readCache.ts';
import { writeCache } from './writeCache.ts';

/** The cache file of one database, in a folder of our own. */
export class CacheFile {
  readonly #file: string;
  readonly #databasePath: string;

  constructor(folder: string, databasePath: string) {
    const name = createHash('sha256').update(databasePath).digest('hex').slice(0, 16);
    this.#file = path.join(folder, `usage-${name}.cache`);
    this.#databasePath = databasePath;
  }

  /**
   * What the file remembers, or null when there is none; throws for one that does not fit. `onLost` is called when it no
   * longer holds its tool calls by the time they are asked for.
   */
  read(pools: UsagePools, onLost: () => void): Remembered | null {
    let file: number;
    try {
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
