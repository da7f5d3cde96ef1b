import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../../src/worker/sqlite/sqlJsModule.ts';
import type { NativeValue } from '../../../support/nativeMessages.ts';
import { copy, usePlayground } from './support/playground.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/opencode');
const versions = ['small', 'v1.2', 'v1.3.2', 'v1.17.0', 'v1.2-upgraded-to-1.18', 'live/streaming', 'live/tool-running'];
const tables = ['session', 'message', 'part', 'todo', 'project'];
const withRowsInTheLogAlone = ['v1.2', 'live/streaming', 'live/tool-running'];

const rowsOf = (table: string): string => `SELECT rowid, * FROM ${table} ORDER BY rowid`;
const sums = `SELECT count(*), sum(json_extract(data, '$.cost')), sum(json_extract(data, '$.tokens.input')),
  sum(json_extract(data, '$.tokens.output')), sum(length(data)) FROM message`;

const plain = (rows: readonly SqlValue[][]): NativeValue[][] =>
  rows.map((row) =>
    row.map((value) => (value instanceof Uint8Array ? { hex: Buffer.from(value).toString('hex') } : value)),
  );

/** Content and nanosecond times of a database and what stands beside it. */
function fingerprint(file: string): unknown {
  return fs.readdirSync(path.dirname(file)).map((name) => {
    const member = path.join(path.dirname(file), name);
    const { mtimeNs, ctimeNs, size } = fs.statSync(member, { bigint: true });
    const content = fs.statSync(member).isFile()
      ? createHash('sha256').update(fs.readFileSync(member)).digest('hex')
      : '';
    return { name, mtimeNs, ctimeNs, size, content };
  });
}

const playground = usePlayground();

describe.each(versions)('the database of %s', (version) => {
  const file = path.join(fixtures, version, 'opencode.db');

  it('answers as SQLite itself does, and stays untouched', async () => {
    const twin = playground.file();
    copy(file, twin);
    const before = fingerprint(file);
    const reader = playground.reader(file);
    const ours = reader.read((snapshot) => [...tables.map(rowsOf), sums].map((sql) => plain(snapshot.all(sql))));
    expect(fingerprint(file)).toEqual(before);

    const native = await playground.native.open(twin);
    for (const [i, table] of tables.entries()) {
      const rows = await native.all(rowsOf(table));
      expect(ours[i], table).toEqual(rows);
    }
    expect(ours.at(-1)).toEqual(await native.all(sums));
    expect(ours[1]?.length).toBeGreaterThan(0);
    expect(reader.statistics.logPages > 0).toBe(withRowsInTheLogAlone.includes(version));
  });
});

it.each(withRowsInTheLogAlone)('%s has rows that stand in the log alone', (version) => {
  const file = path.join(fixtures, version, 'opencode.db');
  const alone = playground.file();
  copy(file, alone, ['']);
  const count = (path: string): number =>
    playground.reader(path).read((snapshot) => {
      const isThere = snapshot.all("SELECT 1 FROM sqlite_schema WHERE name = 'message'").length > 0;
      return isThere ? Number(snapshot.all('SELECT count(*) FROM message')[0]?.[0]) : 0;
    });
  expect(count(file)).toBeGreaterThan(count(alone));
});
