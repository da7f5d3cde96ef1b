import type { SnapshotReader } from '../../sqlite/snapshotReader.ts';

/** SQLite's counter of schema changes, cheap enough to ask before every read. */
export function schemaVersion(reader: SnapshotReader): number {
  return Number(reader.all('PRAGMA schema_version')[0]?.[0] ?? 0);
}
