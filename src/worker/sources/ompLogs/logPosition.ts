import type { Stats } from 'node:fs';
import { hashOf, readBytes } from './fileBytes.ts';
import { readTitleSlot } from './titleSlot.ts';

/** Bytes before the place where reading stopped that must be as they were. */
const checkedBytes = 256;
/** Bytes of the beginning that must be, too; the title slot apart. */
const headBytes = 1024;

/** Where the reading of a log stopped, and how to tell that what was read still stands. */
export interface LogPosition {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
  /** ms since the epoch, with fractions. */
  readonly modified: number;
  /** Bytes read and taken over. */
  readonly offset: number;
  /** Hash of the bytes before `offset`. */
  readonly before: string;
  /** Hash of the beginning behind the title slot. */
  readonly head: string;
  /** Bytes of the title slot, 0 without one. */
  readonly slot: number;
  /** What the slot says. */
  readonly title: string;
  /** True when the last line taken over had no end yet: nothing but that end may follow it. */
  readonly unended: boolean;
}

/** The position of a reading that stopped at `offset`. */
export function positionAt(handle: number, stats: Stats, offset: number, unended: boolean): LogPosition {
  const begin = readBytes(handle, 0, Math.min(headBytes, stats.size));
  const { length: slot, title } = readTitleSlot(begin);
  const { dev, ino, size, mtimeMs: modified } = stats;
  const hashes = hashesAt(handle, begin, slot, offset);
  return { dev, ino, size, modified, offset, slot, title, unended, ...hashes };
}

/** True when the file has the stats it had: that one question is all an unchanged file costs. */
export function isUnchanged(position: LogPosition | null, stats: Stats): boolean {
  return (
    position !== null &&
    position.size === stats.size &&
    position.modified === stats.mtimeMs &&
    position.ino === stats.ino &&
    position.dev === stats.dev
  );
}

/**
 * True when what was read still stands, so that reading may go on behind it: the same file, not shorter, and the same bytes
 * at its beginning and before the offset. A file of the same size that was written again was rewritten, unless it is
 * only its title that differs.
 */
export function stillStands(position: LogPosition, handle: number, stats: Stats): boolean {
  if (position.dev !== stats.dev || position.ino !== stats.ino || stats.size < position.size) return false;
  const begin = readBytes(handle, 0, Math.min(headBytes, stats.size));
  const { length: slot, title } = readTitleSlot(begin);
  if (slot !== position.slot) return false;
  if (stats.size === position.size && stats.mtimeMs !== position.modified && title === position.title) return false;
  const { before, head } = hashesAt(handle, begin, slot, position.offset);
  return before === position.before && head === position.head;
}

function hashesAt(handle: number, begin: Buffer, slot: number, offset: number): Pick<LogPosition, 'before' | 'head'> {
  const from = Math.max(Math.min(slot, offset), offset - checkedBytes);
  return {
    before: hashOf(readBytes(handle, from, offset - from)),
    head: hashOf(begin.subarray(Math.min(slot, offset), Math.min(begin.length, offset))),
  };
}
