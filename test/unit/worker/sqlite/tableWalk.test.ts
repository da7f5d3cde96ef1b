import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LiveDatabase } from '../../../../src/worker/sqlite/liveDatabase.ts';
import type { SqlValue } from '../../../../src/worker/sqlite/sqlJsModule.ts';
import type { TableRecord } from '../../../../src/worker/sqlite/tableRecord.ts';
import { readTableShape } from '../../../../src/worker/sqlite/tableShape.ts';
import { TableWalk, type WalkEnd } from '../../../../src/worker/sqlite/tableWalk.ts';
import { copy, insert, usePlayground } from './support/playground.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/opencode');
const databases = fs
  .readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.db'))
  .sort();

const playground = usePlayground();
const { native, file, reader, create } = playground;

interface Walked {
  readonly end: WalkEnd | 'no shape';
  readonly rows: readonly unknown[][];
}

const columnsOf = (live: LiveDatabase, table: string): string[] =>
  live.read((snapshot) => snapshot.all(`PRAGMA table_xinfo("${table}")`).map((column) => String(column[1])));

/** What a column is by its bytes, in the way SQLite would give it; 'unusual' for what is left to SQLite. */
function valueOf(record: TableRecord, column: number): unknown {
  const text = record.text(column);
  return text ?? record.number(column) ?? (text === undefined ? 'unusual' : null);
}

function walk(live: LiveDatabase, table: string, after = Number.MIN_SAFE_INTEGER, limit = Infinity): Walked {
  const columns = columnsOf(live, table);
  return live.read((snapshot) => {
    const shape = readTableShape(snapshot, table, columns);
    if (shape === null) return { end: 'no shape', rows: [] };
    const rows: unknown[][] = [];
    const end = new TableWalk().run(snapshot, shape, after, (record) => {
      rows.push([record.rowid, ...columns.map((_, column) => valueOf(record, column))]);
      return rows.length < limit;
    });
    return { end, rows };
  });
}

const viaSqlite = (live: LiveDatabase, table: string, where = ''): SqlValue[][] =>
  live.read((snapshot) => snapshot.all(`SELECT rowid, * FROM "${table}" ${where} ORDER BY rowid`));

describe.each(databases)('the database %s', (name) => {
  it('has the same rows on its pages as SQLite reads', () => {
    copy(path.join(fixtures, name), file());
    const live = reader(file());
    const tables = live.read((snapshot) =>
      snapshot.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"),
    );
    let compared = 0;
    for (const [table] of tables) {
      const walked = walk(live, String(table));
      if (walked.end === 'no shape') continue;
      const rows = viaSqlite(live, String(table));
      expect(walked, String(table)).toEqual({ end: 'end', rows });
      compared += rows.length;
    }
    expect(compared > 0 || tables.length === 0).toBe(true);
  });
});

describe('the walk through a table', () => {
  it.each([512, 1024, 4096, 65_536])('follows rows over many pages of %i bytes, from any row on', async (pageSize) => {
    await create(file(), 300, pageSize);
    await native.run(
      file(),
      `UPDATE message SET data = hex(zeroblob(rowid * 37 % 9000)) WHERE rowid % 3 = 0;
       DELETE FROM message WHERE rowid BETWEEN 40 AND 90 OR rowid % 7 = 0;
       UPDATE message SET rowid = rowid * 1000003 WHERE rowid > 200;`,
    );
    const live = reader(file());
    expect(walk(live, 'message')).toEqual({ end: 'end', rows: viaSqlite(live, 'message') });
    for (const after of [0, 39, 60, 91, 200, 201 * 1_000_003, 1e12]) {
      expect(walk(live, 'message', after).rows).toEqual(viaSqlite(live, 'message', `WHERE rowid > ${after}`));
      const some = walk(live, 'message', after, 5).rows;
      expect(some).toEqual(viaSqlite(live, 'message', `WHERE rowid > ${after}`).slice(0, 5));
    }
  });

  it('takes the newest page out of the log, between others of the file', async () => {
    await create(file(), 300);
    const writer = await native.open(file());
    await writer.run(`PRAGMA wal_autocheckpoint = 0; ${insert(301, 330)}
      UPDATE message SET data = hex(zeroblob(9000)) WHERE rowid IN (5, 150, 299)`);
    const live = reader(file());
    expect(walk(live, 'message')).toEqual({ end: 'end', rows: viaSqlite(live, 'message') });
    expect(live.statistics.logPages).toBeGreaterThan(10);
    expect(live.statistics.databasePages).toBeGreaterThan(10);
  });

  it('leaves out what stands on other pages when only leaves are wanted, and says so', async () => {
    await create(file(), 300);
    await native.run(file(), 'UPDATE message SET data = hex(zeroblob(rowid * 37 % 9000)) WHERE rowid % 3 = 0');
    const live = reader(file());
    const rows = viaSqlite(live, 'message');
    const columns = columnsOf(live, 'message');
    let whole = 0;
    live.read((snapshot) => {
      const shape = readTableShape(snapshot, 'message', columns);
      let index = 0;
      const end = new TableWalk().run(snapshot, { ...shape!, onlyLeaves: true }, 0, (record) => {
        const [rowid, id, , data] = rows[index++] ?? [];
        expect([record.rowid, record.text(0)]).toEqual([rowid, id]);
        expect(record.end(0)).toBeLessThanOrEqual(record.here);
        if (record.end(2) <= record.here) {
          expect(record.text(2)).toBe(data);
          whole++;
        } else expect(String(data).length).toBeGreaterThan(3000);
        return true;
      });
      expect([end, index]).toEqual(['end', 300]);
    });
    expect(whole).toBeGreaterThan(200);
    expect(whole).toBeLessThan(290);
  });

  it('reads every kind of value', async () => {
    const numbers = [0, 1, -1, 127, -128, 128, 32_767, -32_768, 8_388_607, -8_388_608, 2_147_483_647, -2_147_483_648];
    const large = [140_737_488_355_327, -140_737_488_355_328, 9_007_199_254_740_991, -9_007_199_254_740_991];
    const values = [...numbers, ...large, '9223372036854775807', '1.5', '-1e300', '9e999', 'NULL', "''", "'é — 😀'"];
    await native.run(
      file(),
      `CREATE TABLE message(id TEXT, value); ${values.map((value) => `INSERT INTO message VALUES('a', ${value});`).join('')}`,
    );
    const live = reader(file());
    const { rows } = walk(live, 'message');
    expect(rows).toEqual(viaSqlite(live, 'message'));
    expect(rows).toHaveLength(values.length);
  });

  it('leaves to SQLite what readers may see differently', async () => {
    await native.run(
      file(),
      `CREATE TABLE message(id TEXT, value);
       INSERT INTO message VALUES('blob', x'00ff'), ('no text', cast(x'61ff62' as text)), ('zero', cast(x'610062' as text)),
         ('mark', cast(x'efbbbf61' as text)), ('half', cast(x'eda080' as text)), ('plain', 'plain');
       ALTER TABLE message ADD COLUMN later DEFAULT 5; INSERT INTO message VALUES('new', 'new', 6);`,
    );
    const { end, rows } = walk(reader(file()), 'message');
    expect(end).toBe('end');
    expect(rows.map(([, id, value, later]) => [id, value, later])).toEqual([
      ...['blob', 'no text', 'zero', 'mark', 'half'].map((id) => [id, 'unusual', 'unusual']),
      ['plain', 'plain', 'unusual'],
      ['new', 'new', 6],
    ]);
  });

  it('walks negative rowids, and stops before one that no number can tell exactly', async () => {
    await native.run(
      file(),
      `CREATE TABLE message(id TEXT); INSERT INTO message(rowid, id) VALUES(-5, 'a'), (0, 'b'), (7, 'c');`,
    );
    expect(walk(reader(file()), 'message').rows).toEqual([
      [-5, 'a'],
      [0, 'b'],
      [7, 'c'],
    ]);
    await native.run(file(), `INSERT INTO message(rowid, id) VALUES(9007199254740999, 'd')`);
    expect(walk(reader(file()), 'message')).toMatchObject({ end: 'unusual', rows: { length: 3 } });
  });

  it.each([
    ['text that is not UTF-8', "PRAGMA encoding = 'UTF-16le'; CREATE TABLE message(id TEXT)"],
    ['a column that stands for the rowid', 'CREATE TABLE message(id INTEGER PRIMARY KEY)'],
    ['a column called rowid', 'CREATE TABLE message(id TEXT, RowID TEXT)'],
    ['a computed column', 'CREATE TABLE message(id TEXT, twice TEXT AS (id || id))'],
    ['a stored computed column', 'CREATE TABLE message(id TEXT, twice TEXT AS (id || id) STORED)'],
  ])('is not begun where there is %s', async (_, sql) => {
    await native.run(file(), sql);
    expect(walk(reader(file()), 'message').end).toBe('no shape');
  });

  it('ends at pages that lead in a circle, or anywhere else', async () => {
    await create(file(), 2000, 512);
    const live = reader(file());
    const { root, children } = live.read((snapshot) => {
      const shape = readTableShape(snapshot, 'message', ['id', 'session_id', 'data']);
      const page = snapshot.pageAhead(shape?.root ?? 0);
      return { root: shape?.root ?? 0, children: page?.readUInt16BE(3) ?? 0 };
    });
    expect(children).toBeGreaterThan(1);
    const whole = fs.readFileSync(file());
    const offset = (root - 1) * 512;
    const hurt = (change: (page: Buffer) => void): WalkEnd | 'no shape' => {
      const bytes = Buffer.from(whole);
      change(bytes.subarray(offset, offset + 512));
      fs.writeFileSync(file(), bytes);
      fs.utimesSync(file(), 1000, 1000);
      return walk(reader(file()), 'message').end;
    };
    const firstCell = whole.readUInt16BE(offset + 12);
    expect(hurt((page) => page.writeUInt32BE(root, firstCell))).toBe('unusual');
    expect(hurt((page) => page.writeUInt32BE(whole.readUInt32BE(offset + firstCell), 8))).toBe('unusual');
    expect(hurt((page) => page.writeUInt32BE(0xfffffff0, firstCell))).toBe('unusual');
    expect(hurt((page) => page.writeUInt8(0x0a, 0))).toBe('unusual');
    expect(hurt((page) => page.writeUInt16BE(0xffff, 3))).toBe('unusual');
    expect(hurt((page) => page.writeUInt16BE(3, 12))).toBe('unusual');
    expect(hurt(() => undefined)).toBe('end');
  });
});
