import { statSync } from 'node:fs';

/** Tells whether a database was written: changes with every commit, whichever of its files takes it; '' when it is gone. */
export function databaseStamp(path: string): string {
  const file = fileStamp(path);
  return file === '' ? '' : `${file} ${fileStamp(`${path}-wal`)}`;
}

/** Changes when the file is written or replaced; '' when there is none. */
export function fileStamp(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino}:${stats.size}:${stats.mtimeNs}`;
}
