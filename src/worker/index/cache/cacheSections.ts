import type { Hash } from 'node:crypto';
import fs from 'node:fs';
import type { Column } from '../../../core/usage/columns.ts';
import { columnBytes } from './cacheFormat.ts';
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

/** Reads the first `rows` rows of every column. */
export function readColumns(source: Source, columns: Record<string, Column>, rows: number): void {
  for (const column of Object.values(columns)) readSection(source, columnBytes(column, rows));
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

/** Gives columns the pools' numbers in place of the file's. */
export function translate(
  columns: Record<string, Column>,
  named: Record<string, keyof Numbers>,
  numbers: Numbers,
  rows: number,
): void {
  for (const [name, list] of Object.entries(named)) {
    const column = columns[name];
    const table = numbers[list];
    // Names that came first of all have the numbers they had.
    if (column === undefined || table.every((number, index) => number === index)) continue;
    for (let slot = 0; slot < rows; slot++) column[slot] = table[column[slot] ?? 0] ?? 0;
  }
}
