import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copy, countMessages, insert, remove, usePlayground } from './support/playground.ts';

const { native, file, reader, create } = usePlayground();

describe('a database that changes under the reader', () => {
  it('is replaced by another file', async () => {
    await create(file(), 300);
    const live = reader(file());
    expect(countMessages(live)).toBe(300);
    await create(file('other.db'), 150);
    fs.renameSync(file('other.db'), file());
    expect(countMessages(live)).toBe(150);
  });

  it('is replaced while a read is running', async () => {
    await create(file(), 300);
    await create(file('other.db'), 150);
    const live = reader(file());
    let runs = 0;
    const counts = live.read((snapshot) => {
      const count = (): unknown => snapshot.all('SELECT count(*) FROM message')[0]?.[0];
      const before = count();
      if (runs++ === 0) fs.renameSync(file('other.db'), file());
      return [before, count()];
    });
    expect(counts).toEqual([150, 150]);
    expect(runs).toBeGreaterThan(1);
    expect(live.statistics.retries.replaced).toBe(1);
  });

  it('is removed and created again', async () => {
    await create(file(), 300);
    const live = reader(file());
    expect(countMessages(live)).toBe(300);
    remove(file());
    await create(file(), 20);
    expect(countMessages(live)).toBe(20);
  });

  it('is written over in place with an older copy', async () => {
    await create(file(), 100);
    copy(file(), file('old.db'));
    await native.run(file(), insert(101, 400));
    const live = reader(file());
    expect(countMessages(live)).toBe(400);
    fs.writeFileSync(file(), fs.readFileSync(file('old.db')));
    expect(countMessages(live)).toBe(100);
  });

  it.each([512, 1024, 65_536])('has a page size of %i', async (pageSize) => {
    await create(file(), 300, pageSize);
    const live = reader(file());
    expect(live.read((snapshot) => snapshot.pageSize)).toBe(pageSize);
    expect(countMessages(live)).toBe(300);
    const writer = await native.open(file());
    await writer.run(insert(301, 320));
    expect(countMessages(live)).toBe(320);
    expect(live.statistics.logPages).toBeGreaterThan(0);
  });

  it('changes its page size', async () => {
    await create(file(), 300, 1024);
    const live = reader(file());
    for (const pageSize of [65_536, 512, 4096]) {
      await native.run(
        file(),
        `PRAGMA journal_mode = delete; PRAGMA page_size = ${pageSize}; VACUUM; PRAGMA journal_mode = wal`,
      );
      expect(countMessages(live)).toBe(300);
      expect(live.read((snapshot) => snapshot.pageSize)).toBe(pageSize);
    }
  });

  it('is vacuumed to a fraction of its size, in the log and out of it', async () => {
    await create(file(), 2000);
    const live = reader(file());
    const size = live.read((snapshot) => snapshot.pageCount);
    const writer = await native.open(file());
    await writer.run('DELETE FROM message WHERE rowid > 50; VACUUM');
    expect(countMessages(live)).toBe(50);
    expect(live.read((snapshot) => snapshot.pageCount)).toBeLessThan(size / 5);
    await writer.run('PRAGMA wal_checkpoint(truncate)');
    expect(countMessages(live)).toBe(50);
  });

  it('gets and loses columns and tables', async () => {
    await create(file(), 10);
    const live = reader(file());
    const columns = (): unknown =>
      live.read((snapshot) => snapshot.all('PRAGMA table_info(message)').map(([, name]) => name));
    expect(columns()).toEqual(['id', 'session_id', 'data']);
    const all = (): unknown => live.read((snapshot) => snapshot.all('SELECT * FROM message LIMIT 1')[0]?.length);
    expect(all()).toBe(3);
    const writer = await native.open(file());
    await writer.run('ALTER TABLE message ADD COLUMN extra TEXT');
    expect(columns()).toEqual(['id', 'session_id', 'data', 'extra']);
    expect(all()).toBe(4);
    await writer.run('ALTER TABLE message DROP COLUMN session_id');
    expect(columns()).toEqual(['id', 'data', 'extra']);
    await writer.run('DROP TABLE message');
    expect(all).toThrow(/no such table/);
  });

  it.each(['delete', 'truncate', 'persist'])('is in rollback mode (%s)', async (mode) => {
    await create(file(), 300);
    const writer = await native.open(file());
    await writer.run(`PRAGMA journal_mode = ${mode}`);
    const live = reader(file());
    expect(countMessages(live)).toBe(300);
    await writer.run(insert(301, 310));
    expect(countMessages(live)).toBe(310);
    await writer.run('PRAGMA journal_mode = wal');
    await writer.run(insert(311, 320));
    expect(countMessages(live)).toBe(320);
  });

  it('is in rollback mode with an empty journal beside it', async () => {
    await create(file(), 300);
    await native.run(file(), 'PRAGMA journal_mode = delete');
    fs.writeFileSync(`${file()}-journal`, '');
    expect(countMessages(reader(file()))).toBe(300);
  });

  it('has text in UTF-16', async () => {
    await native.run(
      file(),
      `PRAGMA encoding = 'UTF-16le'; CREATE TABLE message(id TEXT, data TEXT);
       INSERT INTO message VALUES ('ä', '{"cost":7}')`,
    );
    const live = reader(file());
    expect(countMessages(live)).toBe(7);
    expect(live.read((snapshot) => snapshot.all('SELECT id FROM message'))).toEqual([['ä']]);
  });
});
