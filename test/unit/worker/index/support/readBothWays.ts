import fs from 'node:fs';
import path from 'node:path';
import { FollowedTable } from '../../../../../src/worker/index/followedTable.ts';
import { RowBatch } from '../../../../../src/worker/index/rowBatch.ts';
import type { RowPlan } from '../../../../../src/worker/index/rowPlan.ts';
import { LiveDatabase } from '../../../../../src/worker/sqlite/liveDatabase.ts';
import type { SnapshotReader } from '../../../../../src/worker/sqlite/snapshotReader.ts';
import { engine, temporaryFolder } from './indexHarness.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../../fixtures');

/** Every database among the fixtures. */
export const fixtureDatabases = fs
  .readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('opencode.db'))
  .sort();

/** A copy of one of them, with its log when it has one. */
export function copyOfDatabase(name: string): string {
  const folder = temporaryFolder();
  const from = path.join(fixtures, name);
  for (const suffix of ['', '-wal']) {
    if (fs.existsSync(from + suffix)) fs.copyFileSync(from + suffix, path.join(folder, `opencode.db${suffix}`));
  }
  return path.join(folder, 'opencode.db');
}

/** Before the first row of any table. */
export const beginning = Number.MIN_SAFE_INTEGER;

/** The rows of a table as they were read in both ways. */
export interface Compared<Value> {
  readonly pages: RowBatch<Value>;
  readonly sqlite: RowBatch<Value>;
  /** Rows that the reading of pages asked SQLite for. */
  readonly asked: number;
}

/** Reads rows of a table straight from its pages and through SQLite; null when the database does not have it. */
export async function readBothWays<Value>(
  file: string,
  plan: RowPlan<Value>,
  after = beginning,
  limit = 1e6,
): Promise<Compared<Value> | null> {
  const live = new LiveDatabase(await engine(), file);
  try {
    return live.read((snapshot) => {
      const columns = snapshot.all(`PRAGMA table_xinfo("${plan.table}")`).map((column) => String(column[1]));
      if (columns.length === 0) return null;
      const table = new FollowedTable(plan, columns);
      const pages = new RowBatch<Value>();
      const sqlite = new RowBatch<Value>();
      let asked = 0;
      const counting: SnapshotReader = {
        mark: snapshot.mark,
        pageSize: snapshot.pageSize,
        pageCount: snapshot.pageCount,
        isSame: (mark) => snapshot.isSame(mark),
        pagesSince: (mark) => snapshot.pagesSince(mark),
        readPage: (page, into) => snapshot.readPage(page, into),
        pageAhead: (page) => snapshot.pageAhead(page),
        all: (sql, values) => snapshot.all(sql, values),
        each: (sql, values, visit) =>
          snapshot.each(sql, values, (row) => {
            asked++;
            visit(row);
          }),
      };
      table.readAfter(counting, after, limit, pages);
      table.read(snapshot, 'WHERE rowid > ? ORDER BY rowid LIMIT ?', [after, limit], sqlite);
      return { pages, sqlite, asked };
    });
  } finally {
    live.close();
  }
}
