import type { Hash } from 'node:crypto';
import fs from 'node:fs';
import type { CacheHead } from './cacheHead.ts';

/** A cache file that is read from front to back, section by section. */
export interface Source {
  readonly file: number;
  readonly hash: Hash;
  /** Where the sections end. */
  readonly size: number;
  position: number;
}

/** Capacity for the rows and some more, so that the first new row need not move them all. */
export function room(rows: number, fileSize: number): number {
  if (!Number.isInteger(rows) || rows < 0 || rows > fileSize) throw new Error('it is damaged');
  return Math.ceil(rows * 1.05) + 256;
}

/** Fills these bytes with the next ones of the file. */
export function readSection(source: Source, bytes: Uint8Array): void {
  if (source.position + bytes.length > source.size) throw new Error('it is cut off');
  readBytes(source.file, bytes, source.position);
  source.hash.update(bytes);
  source.position += bytes.length;
}

/** Fills these bytes from a place in a file. */
export function readBytes<Bytes extends Uint8Array>(file: number, bytes: Bytes, position: number): Bytes {
  for (let done = 0; done < bytes.length;) {
    const count = fs.readSync(file, bytes, done, bytes.length - done, position + done);
    if (count === 0) throw new Error('it is cut off');
    done += count;
  }
  return bytes;
}

/** The pools' numbers of the names in the file, list by list. */
export type Numbers = Record<keyof CacheHead['names'], Uint32Array>;
