import os from 'node:os';
import { DatabaseError } from './databaseError.ts';
import { ReadOnlyFile } from './readOnlyFile.ts';
import type { WalHeader } from './walHeader.ts';

// Two copies of a 48-byte header, then the checkpoint's progress. Bytes 120 to 127 are the lock bytes: on Windows they
// cannot be read while a lock is held, and they say nothing about content, so they are never read.
const headerSize = 48;
const lockBytesStart = 120;
const lockBytesEnd = 128;
const indexSize = 136;
const version = 3_007_000;

/** The bytes of the wal-index (`-shm`) without its locks, or null when it is not there, cannot be read or is too short. */
export function readSharedMemory(databasePath: string): Uint8Array | null {
  const file = open(`${databasePath}-shm`);
  if (!file) return null;
  try {
    const bytes = new Uint8Array(indexSize);
    const head = file.read(bytes, 0, lockBytesStart, 0);
    const tail = file.read(bytes, lockBytesEnd, indexSize - lockBytesEnd, lockBytesEnd);
    return head + tail === indexSize - (lockBytesEnd - lockBytesStart) ? bytes : null;
  } finally {
    file.close();
  }
}

/**
 * True when the wal-index proves that no checkpoint of this generation of the log has so much as begun to copy a frame
 * behind frame `last` to the database file. SQLite notes how far a checkpoint will go before it copies the first page.
 *
 * Only a shortcut that saves retries: whenever anything about the index is unsettled or of another generation, or it does
 * not know all `known` frames that we know (left over by a crash), the answer is false and the snapshot is taken again.
 */
export function isCheckpointedAtMost(databasePath: string, header: WalHeader, last: number, known: number): boolean {
  const bytes = readSharedMemory(databasePath);
  if (!bytes) return false;
  const little = os.endianness() === 'LE'; // the wal-index is in the order of the machine
  const view = new DataView(bytes.buffer);
  if (view.getUint32(0, little) !== version || view.getUint8(12) !== 1) return false;
  for (let i = 0; i < headerSize; i++) if (bytes[i] !== bytes[headerSize + i]) return false;
  // The salts are copied there as bytes, in the order of the log.
  if (view.getInt32(32) !== header.salt1 || view.getInt32(36) !== header.salt2) return false;
  const publishedFrames = view.getUint32(16, little);
  const backfillAttempted = view.getUint32(128, little);
  return publishedFrames >= known && backfillAttempted <= last;
}

function open(path: string): ReadOnlyFile | null {
  try {
    return ReadOnlyFile.openIfThere(path);
  } catch (error) {
    if (error instanceof DatabaseError) return null; // what cannot be read cannot prove anything
    throw error;
  }
}
