import fs from 'node:fs';

/** Names in a folder, sorted; none when it is gone or cannot be read. */
export function folderNames(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** When something last came to or went from the folder (ms since the epoch); 0 when it is gone or no folder. */
export function folderTime(folder: string): number {
  try {
    const stats = fs.statSync(folder, { throwIfNoEntry: false });
    return stats?.isDirectory() === true ? stats.mtimeMs : 0;
  } catch {
    return 0;
  }
}
