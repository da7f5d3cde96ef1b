import fs from 'node:fs';
import { createHash } from '../../storage/createHash.ts';

/** Up to `length` bytes of an open file from `position`; fewer at its end. */
export function readBytes(handle: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = fs.readSync(handle, bytes, done, length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

/** A short hash of these bytes, to tell whether they are still the same. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('base64url').slice(0, 16);
}
