import { databaseHeaderSize } from './databaseHeader.ts';
import type { SnapshotReader } from './snapshotReader.ts';

/** SQLite's counter of schema changes, as `PRAGMA schema_version` gives it, cheap enough to ask before every read. */
export function schemaVersion(reader: SnapshotReader): number {
  const first = new Uint8Array(Math.max(reader.pageSize, databaseHeaderSize));
  reader.readPage(1, first);
  return new DataView(first.buffer).getInt32(40);
}
