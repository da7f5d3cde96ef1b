/**
 * The name of one snapshot of a database: equal marks, equal content.
 * Plain data, so that it can be kept on disk beside what was derived from the snapshot.
 */
export interface SnapshotMark {
  /** `device:inode` of the database file. */
  readonly file: string;
  /** Header of the write-ahead log in hex; empty when there is no log to lean on. */
  readonly log: string;
  /** Committed frames of the log that belong to the snapshot. */
  readonly frames: number;
  /** The log's running checksum after these frames. */
  readonly checksum: string;
  /** Without a log: the state of all files involved (see bareFileKey). Empty with a log. */
  readonly bare: string;
}

/** True when both marks name the same snapshot. */
export function isSameMark(one: SnapshotMark, other: SnapshotMark | null): boolean {
  return (
    other !== null &&
    one.file === other.file &&
    one.log === other.log &&
    one.frames === other.frames &&
    one.checksum === other.checksum &&
    one.bare === other.bare
  );
}
