import { statSync, type BigIntStats } from 'node:fs';
import { isJustWritten } from '../sqlite/bareFileKey.ts';

/** Tells whether a database was written: changes with every commit, whichever of its files takes it; '' when it is gone. */
export function databaseStamp(path: string): string {
  const file = fileStamp(path);
  return file === '' ? '' : `${file} ${fileStamp(`${path}-wal`)}`;
}

/**
 * The same stamp when its files have rested for so long that the next commit must change it; '' when they have not, or cannot be looked
 * at: then only reading tells.
 */
export function restingStamp(path: string, nowMs: number): string {
  try {
    const parts = [path, `${path}-wal`].map((file) => {
      const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
      return stats === undefined ? '' : isJustWritten(stats, nowMs) ? null : stampOf(stats);
    });
    return parts[0] === '' || parts.includes(null) ? '' : parts.join(' ');
  } catch {
    return '';
  }
}

/** Changes when the file is written or replaced; '' when there is none. */
export function fileStamp(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? '' : stampOf(stats);
}

function stampOf({ ino, size, mtimeNs }: BigIntStats): string {
  return `${ino}:${size}:${mtimeNs}`;
}
