import fs from 'node:fs';
import { errorCode } from './fileError.ts';
import { readSharedMemory } from './sharedMemory.ts';

// A second write within one tick of the file system's clock leaves no trace in the file's time.
const tickMs = 25;
const coarseTickMs = 2000;

/**
 * The state of a database that has no write-ahead log to lean on (rollback mode, or the log is absent or empty): as long as
 * this text stays the same, nobody has written. Sizes and nanosecond times of database and log, and the wal-index, which
 * changes even when a commit and a checkpoint leave the log as empty as before.
 */
export function bareFileKey(databasePath: string): string {
  const index = readSharedMemory(databasePath);
  return [
    stateOf(databasePath),
    stateOf(`${databasePath}-wal`),
    index ? Buffer.from(index).toString('latin1') : 'none',
  ].join('|');
}

/** True when the database file is as it was when the key was taken, whatever came to stand in a log beside it. */
export function isFileAsInKey(databasePath: string, bareKey: string): boolean {
  return bareKey.startsWith(`${stateOf(databasePath)}|`);
}

/** True when a file was written so recently that another write now might not change its time. */
export function isJustWritten(stat: fs.BigIntStats, nowMs: number): boolean {
  const isCoarseClock = stat.mtimeNs % 1_000_000_000n === 0n; // whole seconds: a file system that knows no finer
  return Math.abs(nowMs - Number(stat.mtimeNs / 1_000_000n)) < (isCoarseClock ? coarseTickMs : tickMs);
}

function stateOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = fs.statSync(path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(':');
  } catch (error) {
    return errorCode(error) ?? 'unknown';
  }
}
