import type { SnapshotFile } from './snapshotFile.ts';
import type { SnapshotMark } from './snapshotMark.ts';
import { isSameMark } from './snapshotMark.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SqlValue } from './sqlJsModule.ts';
import type { StatementCache } from './statementCache.ts';

/** What the work of one read sees of its snapshot. */
export class SnapshotView implements SnapshotReader {
  readonly mark: SnapshotMark;
  readonly pageSize: number;
  readonly pageCount: number;
  readonly #file: SnapshotFile;
  readonly #statements: () => StatementCache;

  /** `statements` is asked for with the first query: most reads do without SQLite. */
  constructor(file: SnapshotFile, statements: () => StatementCache) {
    this.#file = file;
    this.#statements = statements;
    this.mark = file.mark;
    this.pageSize = file.pageSize;
    this.pageCount = file.pageCount;
  }

  isSame(mark: SnapshotMark | null): boolean {
    return isSameMark(this.mark, mark);
  }

  pagesSince(mark: SnapshotMark | null): readonly number[] | null {
    return this.#file.pagesSince(mark);
  }

  readPage(page: number, into: Uint8Array): void {
    if (!Number.isInteger(page) || page < 1 || page > this.pageCount) throw new RangeError(`There is no page ${page}.`);
    this.#file.read(into, 0, this.pageSize, (page - 1) * this.pageSize);
  }

  pageAhead(page: number): Buffer | null {
    return this.#file.pageAhead(page);
  }

  all(sql: string, params: readonly SqlValue[] = []): SqlValue[][] {
    const rows: SqlValue[][] = [];
    this.#statements().each(sql, params, (row) => rows.push(row));
    return rows;
  }

  each(sql: string, params: readonly SqlValue[], visit: (row: SqlValue[]) => void): void {
    this.#statements().each(sql, params, visit);
  }
}
