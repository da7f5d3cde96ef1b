/** Why a snapshot was given up and is to be taken again. */
export type StaleReason =
  /** Another file stands at the path. */
  | 'replaced'
  /** The write-ahead log was restarted, truncated or deleted. */
  | 'wal-generation'
  /** The last transaction we had seen in the log was withdrawn by a crash and written over. */
  | 'wal-rewritten'
  /** A page we read from the database file may have been copied there by a later checkpoint. */
  | 'conflict'
  /** A later commit made the database smaller than our snapshot. */
  | 'shrunk'
  /** Without a log: the files changed while we read. */
  | 'file-changed'
  /** Without a log: written so recently that the file's time would not tell of another write. */
  | 'just-written'
  /** A rollback journal is in use: a writer is at work, or has crashed. */
  | 'hot-journal';

/** Thrown inside the reader when what was read may not belong to one moment; never leaves this folder. */
export class StaleSnapshot extends Error {
  readonly reason: StaleReason;

  constructor(reason: StaleReason) {
    super(`The snapshot is stale: ${reason}`);
    this.name = 'StaleSnapshot';
    this.reason = reason;
  }
}
