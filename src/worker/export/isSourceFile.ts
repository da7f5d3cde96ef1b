import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** True for a file that belongs to the sources: an agent's data is only ever read, and no export may replace it. */
export function isSourceFile(file: string, sources: readonly string[]): boolean {
  const real = realName(file);
  return sources.some((source) => {
    const taken = realName(source);
    if (['', '-wal', '-shm', '-journal'].some((ending) => real === `${taken}${ending}`)) return true;
    return real.startsWith(taken + path.sep);
  });
}

/** The path without links, of a file that may not be there yet. */
function realName(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = path.dirname(file);
  return existsSync(folder) ? path.join(realpathSync(folder), path.basename(file)) : file;
}
