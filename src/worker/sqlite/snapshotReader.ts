import type { SnapshotMark } from './snapshotMark.ts';
import type { SqlValue } from './sqlJsModule.ts';

/** One consistent moment of a database, for the length of one read. */
export interface SnapshotReader {
  /** The name of this moment. */
  readonly mark: SnapshotMark;
  /** Size of a page in bytes. */
  readonly pageSize: number;
  /** Size of the database in pages. */
  readonly pageCount: number;
  /** True when nothing was written since `mark`. */
  isSame(mark: SnapshotMark | null): boolean;
  /** Pages written since `mark` that still exist, or null when that cannot be known. */
  pagesSince(mark: SnapshotMark | null): readonly number[] | null;
  /** Reads one page (from 1) into the first `pageSize` bytes of `into`. */
  readPage(page: number, into: Uint8Array): void;
  /**
   * One page (from 2) as a view that is valid until the next call, or null when there is none. Its neighbours are read
   * with it: for a walk through most of a table.
   */
  pageAhead(page: number): Buffer | null;
  /** All rows of a query. */
  all(sql: string, params?: readonly SqlValue[]): SqlValue[][];
  /** Hands over the rows of a query one by one, none kept. */
  each(sql: string, params: readonly SqlValue[], visit: (row: SqlValue[]) => void): void;
}
