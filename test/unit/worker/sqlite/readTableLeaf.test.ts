import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTableLeaf } from '../../../../src/worker/sqlite/readTableLeaf.ts';
import { usePlayground } from './support/playground.ts';

const { native, file, reader } = usePlayground();

describe('a leaf of a table', () => {
  it('lists its rows, whatever their ids', async () => {
    const rowids = [
      '-9223372036854775808',
      '-1',
      '0',
      '1',
      '127',
      '128',
      '16384',
      '9007199254740993',
      '9223372036854775807',
    ];
    const values = rowids.map((rowid) => `(${rowid}, 'text of ${rowid}', 1, NULL)`).join(',');
    await native.run(file(), `CREATE TABLE t(a TEXT, b INT, c); INSERT INTO t(rowid, a, b, c) VALUES ${values}`);
    const leaf = reader(file()).read((snapshot) => {
      const page = new Uint8Array(snapshot.pageSize);
      snapshot.readPage(2, page);
      return readTableLeaf(page, page.length);
    });
    expect(leaf?.rowids).toEqual(rowids.map(Number));
    expect(leaf?.columnCount).toBe(3);
    expect(leaf?.firstText).toBe('text of -9223372036854775808');
    const read = reader(file()).read((snapshot) => snapshot.all('SELECT rowid FROM t ORDER BY rowid'));
    expect(read.flat()).toEqual(rowids.map(Number));
  });

  it('says what page 1 holds, behind the header of the database', async () => {
    await native.run(file(), 'CREATE TABLE t(a)');
    const leaf = reader(file()).read((snapshot) => {
      const page = new Uint8Array(snapshot.pageSize);
      snapshot.readPage(1, page);
      return readTableLeaf(page, page.length);
    });
    expect(leaf).toEqual({ rowids: [1], columnCount: 5, firstText: 'table' });
  });

  it('has no first text when the first column is none, and only the beginning of a long one', async () => {
    await native.run(
      file(),
      `CREATE TABLE n(a INT); INSERT INTO n VALUES (5);
       CREATE TABLE l(a TEXT); INSERT INTO l VALUES ('start' || hex(zeroblob(100000)))`,
    );
    const [number, long] = reader(file()).read((snapshot) =>
      [2, 3].map((at) => {
        const page = new Uint8Array(snapshot.pageSize);
        snapshot.readPage(at, page);
        return readTableLeaf(page, page.length);
      }),
    );
    expect(number).toEqual({ rowids: [1], columnCount: 1, firstText: null });
    expect(long?.firstText).toMatch(/^start0{59}$/);
  });

  it('is not every page', () => {
    expect(readTableLeaf(new Uint8Array(4096), 4096)).toBe(null);
    expect(readTableLeaf(new Uint8Array(0), 4096)).toBe(null);
    expect(readTableLeaf(Uint8Array.of(0x0d, 0, 0, 0, 1, 0, 0, 0, 0, 10), 10)).toBe(null);
  });

  it('never throws on garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 600 }), fc.integer({ min: 0, max: 40 }), (bytes, count) => {
        bytes.set([0x0d, 0, 0, 0, count]);
        const leaf = readTableLeaf(bytes, bytes.length);
        if (leaf) expect(leaf.rowids.every((rowid) => Number.isInteger(rowid))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
