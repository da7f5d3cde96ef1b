import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LiveDatabase } from '../../../../src/worker/sqlite/liveDatabase.ts';
import { readTableLeaf } from '../../../../src/worker/sqlite/readTableLeaf.ts';
import type { SnapshotMark } from '../../../../src/worker/sqlite/snapshotMark.ts';
import { insert, usePlayground } from './support/playground.ts';

const { native, file, reader, create } = usePlayground();

const markOf = (live: LiveDatabase): SnapshotMark => live.read((snapshot) => snapshot.mark);

/** Row ids of the leaves of table `message` (3 columns, first `msg_...`) that changed since `mark`; null when not known. */
function changedRows(live: LiveDatabase, mark: SnapshotMark | null): number[][] | null {
  return live.read((snapshot) => {
    const page = new Uint8Array(snapshot.pageSize);
    const leaves = snapshot.pagesSince(mark)?.flatMap((number) => {
      snapshot.readPage(number, page);
      const leaf = readTableLeaf(page, page.length);
      return leaf?.columnCount === 3 && leaf.firstText?.startsWith('msg_') ? [[...leaf.rowids]] : [];
    });
    return leaves ?? null;
  });
}

describe('the pages written since a mark', () => {
  it('are none when nothing was written', async () => {
    await create(file(), 100);
    const live = reader(file());
    const mark = markOf(live);
    expect(live.read((snapshot) => [snapshot.isSame(mark), snapshot.pagesSince(mark)])).toEqual([true, []]);
    expect(live.read((snapshot) => snapshot.isSame(null))).toBe(false);
    expect(live.read((snapshot) => snapshot.pagesSince(null))).toBe(null);
  });

  it('are exactly the leaves of the rows that changed', async () => {
    await create(file(), 1000);
    const writer = await native.open(file());
    await writer.run('PRAGMA wal_autocheckpoint = 0; UPDATE message SET session_id = 0 WHERE rowid = 1');
    const live = reader(file());
    for (const [sql, row] of [
      ["UPDATE message SET data = '{}' WHERE rowid = 500", 500],
      ['DELETE FROM message WHERE rowid = 700', 701],
      ["UPDATE message SET data = '[]' WHERE rowid = 2", 2],
      [insert(1001, 1001), 1001],
    ] as const) {
      const mark = markOf(live);
      await writer.run(sql);
      const leaves = changedRows(live, mark);
      expect(leaves, sql).toHaveLength(1);
      const [rows] = leaves!;
      expect(rows!.some((rowid) => Math.abs(rowid - row) <= 1)).toBe(true);
      expect(rows!.length).toBeLessThan(10);
      const ofLeaf = live.read((snapshot) =>
        snapshot.all('SELECT rowid FROM message WHERE rowid BETWEEN ? AND ?', [rows![0]!, rows!.at(-1)!]),
      );
      expect(rows).toEqual(ofLeaf.flat());
    }
  });

  it('are known to another reader that was given the mark as plain data', async () => {
    await create(file(), 1000);
    const writer = await native.open(file());
    await writer.run('PRAGMA wal_autocheckpoint = 0; UPDATE message SET session_id = 0 WHERE rowid = 1');
    const mark = JSON.parse(JSON.stringify(markOf(reader(file())))) as SnapshotMark;
    await writer.run("UPDATE message SET data = '{}' WHERE rowid = 500");
    expect(changedRows(reader(file()), mark)?.flat()).toContain(500);
    const wrong = { ...mark, checksum: '0'.repeat(16) };
    expect(changedRows(reader(file()), wrong)).toBe(null);
    expect(changedRows(reader(file()), { ...mark, frames: mark.frames + 1000 })).toBe(null);
    expect(changedRows(reader(file()), { ...mark, file: '1:1' })).toBe(null);
  });

  it('are known across one restart of the log', async () => {
    await create(file(), 1000);
    const writer = await native.open(file());
    await writer.run('PRAGMA wal_autocheckpoint = 0; UPDATE message SET session_id = 0 WHERE rowid < 20');
    const live = reader(file());
    for (let i = 0; i < 20; i++) await writer.run(`UPDATE message SET session_id = 'x${i}' WHERE rowid = 1`);
    const mark = markOf(live);
    await writer.run("UPDATE message SET data = '{}' WHERE rowid = 300"); // not seen before the restart
    await writer.run("UPDATE message SET data = '{}' WHERE rowid = 310");
    await writer.run('PRAGMA wal_checkpoint(restart)');
    await writer.run("UPDATE message SET data = '{}' WHERE rowid = 900");
    const rows = changedRows(live, mark)?.flat();
    expect(rows).toEqual(expect.arrayContaining([300, 310, 900]));
    expect(rows).not.toContain(600);
    await writer.run("UPDATE message SET data = '{}' WHERE rowid = 600");
    expect(changedRows(live, mark)?.flat()).toEqual(expect.arrayContaining([300, 310, 900, 600]));
  });

  it.each([
    ['two restarts', 1, 'restart', 2],
    ['a new log that has grown over the old one', 900, 'restart', 1],
    ['a truncated log', 1, 'truncate', 1],
  ])('cannot be known after %s', async (_, rows, kind, times) => {
    await create(file(), 1000);
    const writer = await native.open(file());
    await writer.run('PRAGMA wal_autocheckpoint = 0; UPDATE message SET session_id = 0 WHERE rowid < 20');
    for (let i = 0; i < 20; i++) await writer.run(`UPDATE message SET session_id = 'x${i}' WHERE rowid = 1`);
    const live = reader(file());
    const mark = markOf(live);
    for (let i = 0; i < times; i++) {
      await writer.run(`PRAGMA wal_checkpoint(${kind})`);
      await writer.run(`UPDATE message SET session_id = ${i + 1} WHERE rowid <= ${rows}`);
    }
    expect(changedRows(live, mark)).toBe(null);
  });

  it('are those of a log that was begun on the file as it was, also for a reader given the mark', async () => {
    await create(file(), 1000);
    const live = reader(file());
    const mark = markOf(live);
    expect(mark.log).toBe('');
    const writer = await native.open(file());
    await writer.run("PRAGMA wal_autocheckpoint = 0; UPDATE message SET data = '{}' WHERE rowid = 300");
    await writer.run("UPDATE message SET data = '{}' WHERE rowid = 900");
    for (const someone of [live, reader(file())]) {
      const rows = changedRows(someone, JSON.parse(JSON.stringify(mark)) as SnapshotMark)?.flat();
      expect(rows).toEqual(expect.arrayContaining([300, 900]));
      expect(rows!.length).toBeLessThan(20);
    }
  });

  it('are none when somebody only opened a database, and began an empty log', async () => {
    await create(file(), 1000);
    const live = reader(file());
    const mark = markOf(live);
    const writer = await native.open(file());
    await writer.all('SELECT count(*) FROM message');
    expect(fs.existsSync(`${file()}-wal`)).toBe(true);
    expect(live.read((snapshot) => [snapshot.isSame(mark), snapshot.pagesSince(mark)])).toEqual([false, []]);
    await writer.run("UPDATE message SET data = '{}' WHERE rowid = 300");
    await writer.close();
    expect(changedRows(live, mark)).toBe(null);
  });

  it.each([
    ['copied into the file by a checkpoint', ['PRAGMA wal_checkpoint(passive)']],
    ['begun anew', ['PRAGMA wal_checkpoint(restart)', "UPDATE message SET data = '[]' WHERE rowid = 2"]],
    ['emptied', ['PRAGMA wal_checkpoint(truncate)', "UPDATE message SET data = '[]' WHERE rowid = 2"]],
  ])('cannot be known of a log that was begun since and then %s', async (_, more) => {
    await create(file(), 1000);
    const live = reader(file());
    const mark = markOf(live);
    const writer = await native.open(file());
    await writer.run("UPDATE message SET data = '{}' WHERE rowid = 300");
    for (const sql of more) await writer.run(sql);
    expect(changedRows(live, mark)).toBe(null);
  });

  it('cannot be known once the log is gone, but whether anything was written can', async () => {
    await create(file(), 1000);
    const live = reader(file());
    const mark = markOf(live);
    expect(changedRows(live, mark)).toEqual([]);
    await native.run(file(), "UPDATE message SET data = '{}' WHERE rowid = 300");
    expect(changedRows(live, mark)).toBe(null);
  });

  it('leave out those that a VACUUM cut off', async () => {
    await create(file(), 1000);
    const writer = await native.open(file());
    await writer.run('PRAGMA wal_autocheckpoint = 0; UPDATE message SET session_id = 0');
    const live = reader(file());
    const mark = markOf(live);
    await writer.run('UPDATE message SET session_id = 1; DELETE FROM message WHERE rowid > 10; VACUUM');
    const [pages, count] = live.read((snapshot) => [snapshot.pagesSince(mark), snapshot.pageCount]);
    expect(Math.max(...pages!)).toBeLessThanOrEqual(count);
    expect(() => live.read((snapshot) => snapshot.readPage(count + 1, new Uint8Array(4096)))).toThrow(RangeError);
  });
});
