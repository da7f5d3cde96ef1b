import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What `readSmallFile` found: the text, and whether the file went on beyond it. */
export interface SmallFile {
  readonly text: string;
  readonly truncated: boolean;
}

/**
 * The first `limit` bytes of a regular file as text, or null when it cannot be read. Never waits on a pipe or device,
 * never reads more than asked: the files belong to others and may be anything.
 */
export function readSmallFile(path: string, limit: number): SmallFile | null {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) return null;
    const bytes = Buffer.alloc(Math.min(limit, stats.size));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(handle, bytes, length, bytes.length - length, length);
      if (read === 0) break;
      length += read;
    }
    return { text: bytes.toString('utf8', 0, length).replace(/^\uFEFF/, ''), truncated: stats.size > limit };
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}
