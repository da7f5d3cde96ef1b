import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LiveDatabaseOptions } from '../../../../src/worker/sqlite/liveDatabase.ts';
import type { SqlValue } from '../../../../src/worker/sqlite/sqlJsModule.ts';
import { readTableShape } from '../../../../src/worker/sqlite/tableShape.ts';
import { TableWalk } from '../../../../src/worker/sqlite/tableWalk.ts';
import { addToWalChecksum } from '../../../../src/worker/sqlite/walChecksum.ts';
import { copy, countMessages, insert, usePlayground } from './support/playground.ts';

const { native, file, reader, create } = usePlayground();

const members = ['', '-wal', '-shm', '-journal'];
const firstHalf = "SELECT sum(json_extract(data, '$.cost')) FROM message WHERE rowid <= 150";
const secondHalf = "SELECT sum(json_extract(data, '$.cost')) FROM message WHERE rowid > 150";
// Moves cost from the second half of the table to the first: any mixture of before and after shows in the two sums.
const move = `UPDATE message SET data = json_set(data, '$.cost', 3) WHERE rowid <= 150;
  UPDATE message SET data = json_set(data, '$.cost', 0) WHERE rowid > 150;`;
const before: SqlValue[] = [150, 150];
const after: SqlValue[] = [450, 0];

/** Puts the bytes of a kept state in place, as writers do: into the same files. */
function restore(state: string): void {
  for (const member of members) {
    if (fs.existsSync(state + member)) fs.writeFileSync(file() + member, fs.readFileSync(state + member));
    else fs.rmSync(file() + member, { force: true });
  }
}

/** Reads both sums in one snapshot; after the first, the files change to another state, once. */
function readAcross(state: string, options?: LiveDatabaseOptions) {
  const live = reader(file(), { cacheKiB: 20, ...options });
  let isChanged = false;
  const sums = live.read((snapshot) => {
    const first = snapshot.all(firstHalf)[0]?.[0];
    if (!isChanged) restore(state);
    isChanged = true;
    return [first, snapshot.all(secondHalf)[0]?.[0]];
  });
  return { sums, reasons: Object.keys(live.statistics.retries) };
}

/** Keeps the state before and after some SQL, and goes back to the one before. */
async function prepare(setup: string, change: string, suffixes = members): Promise<string> {
  await create(file(), 300);
  const writer = await native.open(file());
  await writer.run(`PRAGMA wal_autocheckpoint = 0; ${setup}`);
  copy(file(), file('before'), suffixes);
  await writer.run(change);
  copy(file(), file('after'), suffixes);
  await native.kill();
  restore(file('before'));
  await new Promise((resolve) => setTimeout(resolve, 60)); // older than a tick of the file system's clock
  return file('after');
}

/** The same sums straight from the pages of the table; the files change between the two halves, once. */
function walkAcross(state: string, options?: LiveDatabaseOptions) {
  const live = reader(file(), options);
  let isChanged = false;
  const sums = live.read((snapshot) => {
    const shape = readTableShape(snapshot, 'message', ['id', 'session_id', 'data']);
    if (shape === null) throw new Error('the table should be plain');
    const halves = [0, 0];
    const end = new TableWalk().run(snapshot, shape, 0, (record) => {
      const half = record.rowid <= 150 ? 0 : 1;
      if (half === 1 && !isChanged) {
        isChanged = true;
        restore(state);
      }
      halves[half] = (halves[half] ?? 0) + (JSON.parse(record.text(2) ?? '') as { cost: number }).cost;
      return true;
    });
    return end === 'end' ? halves : [end];
  });
  return { sums, reasons: Object.keys(live.statistics.retries) };
}

const oneCommit = "UPDATE message SET session_id = 'x' WHERE rowid = 1;";

describe('while a read is running', () => {
  it('a commit to the log leaves it alone', async () => {
    const state = await prepare(oneCommit, move);
    expect(readAcross(state)).toEqual({ sums: before, reasons: [] });
  });

  it('a commit to the log starts it anew where nothing proves that the page was not checkpointed', async () => {
    const state = await prepare(oneCommit, move, ['', '-wal']);
    expect(readAcross(state)).toEqual({ sums: after, reasons: ['conflict'] });
  });

  it('a commit and its checkpoint start it anew', async () => {
    const state = await prepare(oneCommit, `${move} PRAGMA wal_checkpoint(passive)`);
    expect(readAcross(state)).toEqual({ sums: after, reasons: ['conflict'] });
  });

  it('... and without validation both moments would be mixed', async () => {
    const state = await prepare(oneCommit, `${move} PRAGMA wal_checkpoint(passive)`);
    expect(readAcross(state, { validate: false }).sums).toEqual([before[0], after[1]]);
  });

  it.each(['restart', 'truncate'])('a new generation of the log (%s) starts it anew', async (kind) => {
    const again = kind === 'restart' ? oneCommit.replace('x', 'y') : '';
    const state = await prepare(oneCommit, `${move} PRAGMA wal_checkpoint(${kind}); ${again}`);
    const { sums, reasons } = readAcross(state);
    expect(sums).toEqual(after);
    expect(reasons).toContain('wal-generation');
  });

  it('a database that shrinks starts it anew', async () => {
    const state = await prepare(oneCommit, 'DELETE FROM message WHERE rowid > 100; VACUUM');
    expect(readAcross(state)).toEqual({ sums: [100, null], reasons: ['shrunk'] });
  });

  it('a write in rollback mode starts it anew', async () => {
    const state = await prepare('PRAGMA journal_mode = delete', move);
    const { sums, reasons } = readAcross(state);
    expect(sums).toEqual(after);
    expect(reasons).toContain('file-changed');
  });

  it('a first commit to an empty log starts it anew', async () => {
    const state = await prepare('PRAGMA wal_checkpoint(truncate)', move);
    const { sums, reasons } = readAcross(state);
    expect(sums).toEqual(after);
    expect(reasons).toContain('wal-generation');
  });

  it('a walk through the pages of a table is proven like any read', async () => {
    const state = await prepare(oneCommit, `${move} PRAGMA wal_checkpoint(passive)`);
    expect(walkAcross(state)).toEqual({ sums: after, reasons: ['conflict'] });
    restore(file('before'));
    const mixed = walkAcross(state, { validate: false }).sums;
    expect([before, after]).not.toContainEqual(mixed);
  });

  it('a commit to the log leaves such a walk alone', async () => {
    const state = await prepare(oneCommit, move);
    expect(walkAcross(state)).toEqual({ sums: before, reasons: [] });
  });

  it('damage that the change itself causes is not believed', async () => {
    const state = await prepare(oneCommit, `${move} PRAGMA wal_checkpoint(truncate)`);
    const live = reader(file());
    let runs = 0;
    const sum = live.read((snapshot) => {
      if (runs++ === 0) {
        fs.truncateSync(file(), 4096);
        expect(() => snapshot.all(secondHalf)).toThrow(/malformed/);
        restore(state);
        return snapshot.all(firstHalf)[0]?.[0];
      }
      return snapshot.all(firstHalf)[0]?.[0];
    });
    expect(sum).toBe(after[0]);
    expect(runs).toBeGreaterThan(1);
  });
});

it('reads a log of a machine with the other byte order, as SQLite does', async () => {
  await create(file(), 10);
  const writer = await native.open(file());
  await writer.run(`PRAGMA wal_autocheckpoint = 0; ${insert(11, 40)}; ${insert(41, 50)}`);
  await native.kill();
  const log = fs.readFileSync(`${file()}-wal`);
  const view = new DataView(log.buffer, log.byteOffset, log.length);
  const isBig = view.getUint32(0) % 2 === 1;
  view.setUint32(0, view.getUint32(0) ^ 1);
  const sum = { first: 0, second: 0 };
  const add = (from: number, to: number): void => {
    const words = new Int32Array(log.buffer.slice(log.byteOffset + from, log.byteOffset + to));
    addToWalChecksum(sum, words, 0, words.length, !isBig);
  };
  const put = (at: number): void => {
    view.setInt32(at, sum.first);
    view.setInt32(at + 4, sum.second);
  };
  add(0, 24);
  put(24);
  for (let at = 32; at < log.length; at += 4096 + 24) {
    add(at, at + 8);
    add(at + 24, at + 24 + 4096);
    put(at + 16);
  }
  fs.writeFileSync(`${file()}-wal`, log);
  expect(countMessages(reader(file()))).toBe(50);
  copy(file(), file('twin.db'));
  expect(await native.all(file('twin.db'), 'SELECT count(*) FROM message')).toEqual([[50]]);
});
