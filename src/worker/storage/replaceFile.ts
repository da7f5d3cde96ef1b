import fs from 'node:fs';
import path from 'node:path';

/** What a killed writer left is swept away after this long, ms: no writer takes that long. */
const abandonedAfter = 3_600_000;

/**
 * Replaces a file of our own whole: another window that reads it sees the old content or the new one, never half of either, and of
 * two windows that write it the later one wins. `write` fills the new file through its open handle; when it throws, the old one stays.
 */
export function replaceFile(file: string, write: (handle: number) => void): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  sweep(file);
  const temporary = `${file}.${crypto.randomUUID()}.tmp`;
  try {
    const handle = fs.openSync(temporary, 'wx', 0o600);
    try {
      write(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes what writers of this file left that did not live to put it in place. */
function sweep(file: string): void {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.`;
  const abandoned = Date.now() - abandonedAfter;
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith('.tmp')) continue;
    const left = path.join(folder, name);
    // Another window may have swept it since.
    const stat = fs.statSync(left, { throwIfNoEntry: false });
    if (stat !== undefined && stat.mtimeMs < abandoned) fs.rmSync(left, { force: true });
  }
}
