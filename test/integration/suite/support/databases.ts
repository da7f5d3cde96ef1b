import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSqlJs, type SqlDatabase } from '../../../../src/worker/sqlite/sqlJsModule.ts';
import { extension } from './observatory.ts';

const minute = 60_000;

/** sql.js loads once a process. */
let engine: ReturnType<typeof loadSqlJs> | undefined;

/** A folder of data of its own with the database of a fixture, changed by `change`, as OpenCode would have left it. */
export async function dataFolder(fixture: string, change: (database: SqlDatabase) => void): Promise<string> {
  const root = extension().extensionPath;
  const { sql } = await (engine ??= loadSqlJs(path.join(root, 'dist/sql-wasm.wasm')));
  const bytes = readFileSync(path.join(root, 'test/fixtures/opencode', fixture, 'opencode.db'));
  const database = new sql.Database(bytes);
  change(database);
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'observatory-data-')), 'opencode');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'opencode.db'), database.export());
  database.close();
  return folder;
}

/** Moves all messages and sessions to today, the first a few minutes ago or just after midnight. */
export function moveToToday(database: SqlDatabase): void {
  const oldest = database.prepare('SELECT min(time_created) FROM message');
  oldest.step();
  const first = Number(oldest.get()[0]);
  oldest.free();
  const midnight = new Date().setHours(0, 0, 1, 0);
  const shift = Math.max(midnight, Date.now() - 4 * minute) - first;
  database.run('UPDATE session SET time_created = time_created + ?1, time_updated = time_updated + ?1', [shift]);
  database.run(
    `UPDATE message SET time_created = time_created + ?1, time_updated = time_updated + ?1,
       data = json_set(data, '$.time.created', json_extract(data, '$.time.created') + ?1)`,
    [shift],
  );
  database.run(
    `UPDATE message SET data = json_set(data, '$.time.completed', json_extract(data, '$.time.completed') + ?1)
       WHERE json_extract(data, '$.time.completed') IS NOT NULL`,
    [shift],
  );
}
