import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frameSize } from '../../../../src/worker/sqlite/walFrame.ts';
import { parseWalHeader } from '../../../../src/worker/sqlite/walHeader.ts';
import { copy, countMessages, insert, usePlayground } from './support/playground.ts';

const { native, file, reader, create } = usePlayground();

/** A database of 300 rows, and 20 more in the log alone, one transaction each: as a killed writer leaves them. */
async function createCrashed(path: string): Promise<void> {
  await create(path, 300);
  const writer = await native.open(path);
  await writer.run('PRAGMA wal_autocheckpoint = 0');
  for (let i = 301; i <= 320; i++) await writer.run(insert(i, i));
  await native.kill();
}

describe('the write-ahead log', () => {
  it('has rows that a killed writer left there', async () => {
    await createCrashed(file());
    expect(fs.existsSync(`${file()}-shm`)).toBe(true);
    expect(countMessages(reader(file()))).toBe(320);
  });

  it('is followed while a writer appends to it', async () => {
    await create(file(), 10);
    const live = reader(file());
    const writer = await native.open(file());
    for (let i = 11; i <= 20; i++) {
      await writer.run(insert(i, i));
      expect(countMessages(live)).toBe(i);
    }
  });

  it('shows nothing of a transaction before it commits, nor after it rolls back', async () => {
    await create(file(), 10);
    const live = reader(file());
    const writer = await native.open(file());
    await writer.run(`PRAGMA cache_size = 5; BEGIN; ${insert(11, 400)}`);
    expect(fs.statSync(`${file()}-wal`).size).toBeGreaterThan(0); // spilled, uncommitted
    expect(countMessages(live)).toBe(10);
    await writer.run('ROLLBACK');
    expect(countMessages(live)).toBe(10);
    await writer.run(insert(11, 12));
    expect(countMessages(live)).toBe(12);
  });

  it.each(['passive', 'full', 'restart', 'truncate'])('may be checkpointed (%s) between two reads', async (kind) => {
    await create(file(), 10);
    const live = reader(file());
    const writer = await native.open(file());
    await writer.run(insert(11, 50));
    expect(countMessages(live)).toBe(50);
    await writer.run(`PRAGMA wal_checkpoint(${kind})`);
    expect(countMessages(live)).toBe(50);
    await writer.run(insert(51, 60));
    expect(countMessages(live)).toBe(60);
  });

  it.each([
    ['of no length', Buffer.alloc(0)],
    ['of 20 bytes', Buffer.alloc(20)],
    ['of garbage', Buffer.alloc(100_000, 1)],
  ])('%s is ignored', async (_, bytes) => {
    await create(file(), 300);
    fs.writeFileSync(`${file()}-wal`, bytes);
    expect(countMessages(reader(file()))).toBe(300);
  });

  it('counts up to the last whole transaction when it is cut', async () => {
    await createCrashed(file());
    const live = reader(file());
    expect(countMessages(live)).toBe(320);
    fs.truncateSync(`${file()}-wal`, fs.statSync(`${file()}-wal`).size - 100);
    expect(countMessages(live)).toBe(319);
    expect(countMessages(reader(file()))).toBe(319);
  });

  it('counts up to a flipped bit, as SQLite does', async () => {
    await createCrashed(file());
    const bytes = fs.readFileSync(`${file()}-wal`);
    const header = parseWalHeader(bytes)!;
    bytes[32 + 10 * frameSize(header) + 500]! ^= 1;
    fs.writeFileSync(`${file()}-wal`, bytes);
    const ours = countMessages(reader(file()));
    copy(file(), file('twin.db'));
    const [[theirs]] = (await native.all(file('twin.db'), 'SELECT count(*) FROM message')) as [[number]];
    expect(ours).toBe(theirs);
    expect(theirs).toBeLessThan(320);
    expect(theirs).toBeGreaterThanOrEqual(300);
  });

  it('may have its last transaction withdrawn and written over by another', async () => {
    // What a writer does that dies after writing its commit and before publishing it: the next one starts over it.
    await create(file(), 300);
    const writer = await native.open(file());
    await writer.run(`PRAGMA wal_autocheckpoint = 0; ${insert(301, 301)}`);
    copy(file(), file('twin.db'), ['', '-wal']);
    await writer.run(`UPDATE message SET data = '{"cost":1000}' WHERE id = 'msg_5'`);
    await native.kill();
    const other = await native.open(file('twin.db'));
    await other.run(`PRAGMA wal_autocheckpoint = 0; UPDATE message SET data = '{"cost":7}' WHERE id = 'msg_299'`);
    await native.kill();

    const live = reader(file());
    expect(countMessages(live)).toBe(301 + 999);
    const mark = live.read((snapshot) => snapshot.mark);
    const log = fs.readFileSync(`${file('twin.db')}-wal`);
    expect(log.subarray(0, 32)).toEqual(fs.readFileSync(`${file()}-wal`).subarray(0, 32)); // the same generation
    fs.writeFileSync(`${file()}-wal`, log);
    expect(countMessages(live)).toBe(301 + 6);
    expect(live.read((snapshot) => [snapshot.isSame(mark), snapshot.pagesSince(mark)])).toEqual([false, null]);
  });
});
