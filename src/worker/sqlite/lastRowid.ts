import type { SnapshotReader } from './snapshotReader.ts';
import { deepest, interiorType, leafHeader, leafType } from './tablePage.ts';
import type { TableShape } from './tableWalk.ts';
import { readVarint } from './varint.ts';

/** Rowid of the last row of a table, 0 for an empty one, read without SQLite; null when only SQLite should say. */
export function lastRowid(reader: SnapshotReader, { root, usable }: TableShape): number | null {
  const page = Buffer.alloc(reader.pageSize);
  let number = root;
  for (let depth = 0; depth <= deepest; depth++) {
    // The first page begins with the header of the whole file.
    if (number < 2 || number > reader.pageCount) return null;
    reader.readPage(number, page);
    if (page[0] === interiorType) number = page.readUInt32BE(8);
    else if (page[0] !== leafType) return null;
    else {
      const count = page.readUInt16BE(3);
      if (count === 0) return depth === 0 ? 0 : null;
      const first = leafHeader + 2 * count;
      const cell = first > usable ? 0 : page.readUInt16BE(first - 2);
      const size = cell < first ? null : readVarint(page, cell, usable);
      return (size && readVarint(page, size.end, usable))?.value ?? null;
    }
  }
  return null;
}
