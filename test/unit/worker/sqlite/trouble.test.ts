import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../../../../src/worker/sqlite/databaseError.ts';
import { SqlError } from '../../../../src/worker/sqlite/sqlError.ts';
import { copy, countMessages, failure, remove, usePlayground } from './support/playground.ts';

const playground = usePlayground();
const { native, file, reader, create } = playground;

function overwrite(path: string, bytes: Uint8Array, position: number): void {
  const descriptor = fs.openSync(path, 'r+');
  fs.writeSync(descriptor, bytes, 0, bytes.length, position);
  fs.closeSync(descriptor);
}

describe('trouble has a name and heals by itself', () => {
  it('not found', async () => {
    const live = reader(file());
    expect(failure(live)).toBe('not-found');
    await create(file(), 10);
    expect(countMessages(live)).toBe(10);
    remove(file());
    expect(failure(live)).toBe('not-found');
    await create(file(), 20);
    expect(countMessages(live)).toBe(20);
  });

  it('not found below a file', () => {
    fs.writeFileSync(file('plain'), '');
    expect(failure(reader(`${file('plain')}/opencode.db`))).toBe('not-found');
  });

  it('is a folder', async () => {
    fs.mkdirSync(file());
    const live = reader(file());
    expect(failure(live)).toBe('is-a-folder');
    fs.rmdirSync(file());
    await create(file(), 10);
    expect(countMessages(live)).toBe(10);
  });

  it('empty', async () => {
    fs.writeFileSync(file(), '');
    const live = reader(file());
    expect(failure(live)).toBe('empty');
    remove(file());
    await create(file(), 10);
    expect(countMessages(live)).toBe(10);
  });

  it.each([
    ['ten zeros', Buffer.alloc(10)],
    ['a text', Buffer.from('hello world '.repeat(1000))],
    ['random bytes', randomBytes(5000)],
    ['the right magic and nothing behind it', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5000)])],
  ])('not a database: %s', async (_, bytes) => {
    fs.writeFileSync(file(), bytes);
    const live = reader(file());
    expect(failure(live)).toBe('not-a-database');
    remove(file());
    await create(file(), 10);
    expect(countMessages(live)).toBe(10);
  });

  it('corrupt: pages written over', async () => {
    await create(file(), 300);
    copy(file(), file('sound.db'));
    const live = reader(file());
    expect(countMessages(live)).toBe(300);
    overwrite(file(), Buffer.alloc(10 * 4096, 0xff), 12 * 4096);
    expect(failure(live)).toBe('corrupt');
    expect(failure(reader(file()))).toBe('corrupt');
    copy(file('sound.db'), file());
    expect(countMessages(live)).toBe(300);
  });

  it.each([8192, 5000, 50])('corrupt or none: cut to %i bytes', async (size) => {
    await create(file(), 300);
    copy(file(), file('sound.db'));
    const live = reader(file());
    expect(countMessages(live)).toBe(300);
    fs.truncateSync(file(), size);
    expect(failure(live)).toBe(size < 100 ? 'not-a-database' : 'corrupt');
    fs.truncateSync(file(), 0);
    expect(failure(live)).toBe('empty');
    copy(file('sound.db'), file());
    expect(countMessages(live)).toBe(300);
  });

  it('corrupt: a broken schema', async () => {
    const database = new playground.engine.SQL.Database();
    database.run(
      "CREATE TABLE message(data); PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE('",
    );
    fs.writeFileSync(file(), database.export());
    database.close();
    const live = reader(file());
    expect(failure(live)).toBe('corrupt');
    remove(file());
    await create(file(), 10);
    expect(countMessages(live)).toBe(10);
  });

  it.each([
    ['a newer file format', 19, 3],
    ['an unknown text encoding', 59, 4],
  ])('unsupported: %s', async (_, position, value) => {
    await create(file(), 10);
    copy(file(), file('sound.db'));
    overwrite(file(), Uint8Array.of(value), position);
    const live = reader(file());
    expect(failure(live)).toBe('unsupported');
    copy(file('sound.db'), file());
    expect(countMessages(live)).toBe(10);
  });

  it('busy: a journal that a crash left behind', async () => {
    await native.run(file(), 'CREATE TABLE message(id TEXT PRIMARY KEY, session_id TEXT, data TEXT)');
    const live = reader(file(), { retries: 3 });
    fs.writeFileSync(`${file()}-journal`, Buffer.from('d9d505f920a163d7', 'hex'));
    expect(failure(live)).toBe('busy');
    fs.rmSync(`${file()}-journal`);
    expect(failure(live)).toBe('none');
  });

  it('busy: a real writer in rollback mode, in the middle of its transaction', async () => {
    await create(file(), 300);
    const writer = await native.open(file());
    await writer.run('PRAGMA journal_mode = delete; PRAGMA cache_size = 5; BEGIN; UPDATE message SET session_id = 1');
    const live = reader(file(), { retries: 3 });
    expect(failure(live)).toBe('busy');
    await writer.run('ROLLBACK');
    expect(countMessages(live)).toBe(300);
  });

  it('permission denied', async (test) => {
    if (process.platform === 'win32') return test.skip('Windows has no such permissions');
    await create(file(), 10);
    const live = reader(file());
    fs.chmodSync(file(), 0);
    try {
      asNobody(() => expect(failure(live)).toBe('permission-denied'));
    } finally {
      fs.chmodSync(file(), 0o600);
    }
    expect(countMessages(live)).toBe(10);
  });

  it('permission denied for the log alone', async (test) => {
    if (process.platform === 'win32') return test.skip('Windows has no such permissions');
    await create(file(), 10);
    fs.writeFileSync(`${file()}-wal`, '', { mode: 0 });
    fs.chmodSync(file(), 0o644);
    const live = reader(file());
    asNobody(() => {
      expect(failureOf(live).path).toBe(`${file()}-wal`);
      expect(failureOf(live).reason).toBe('permission-denied');
    });
    fs.chmodSync(`${file()}-wal`, 0o600);
    expect(countMessages(live)).toBe(10);
  });
});

describe('what SQLite refuses on a sound database', () => {
  it.each([
    ['SELECT * FROM missing', /no such table/],
    ['SELECT missing FROM message', /no such column/],
    ["SELECT json_extract('{', '$.a')", /malformed JSON/],
    ['DELETE FROM message', /readonly/],
  ])('%s is a SqlError, and reading goes on', async (sql, message) => {
    await create(file(), 10);
    const live = reader(file());
    const run = (): unknown => live.read((snapshot) => snapshot.all(sql));
    expect(run).toThrow(SqlError);
    expect(run).toThrow(message);
    expect(countMessages(live)).toBe(10);
  });

  it('is neither taken for what the work itself throws', async () => {
    await create(file(), 10);
    const live = reader(file());
    const mine = new Error('database disk image is malformed');
    const run = (): unknown =>
      live.read(() => {
        throw mine;
      });
    expect(run).toThrow(mine);
    expect(countMessages(live)).toBe(10);
  });

  it('nor may a read start inside a read', async () => {
    await create(file(), 10);
    const live = reader(file());
    expect(() => live.read(() => live.read(() => 1))).toThrow(/inside another read/);
    expect(countMessages(live)).toBe(10);
  });
});

function failureOf(live: ReturnType<typeof reader>): DatabaseError {
  try {
    countMessages(live);
  } catch (error) {
    if (error instanceof DatabaseError) return error;
  }
  throw new Error('no DatabaseError');
}

/** Root may read everything, so for the length of a call this process becomes a user who may not. */
function asNobody(action: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) {
    fs.chmodSync(file().replace(/[\\/][^\\/]*$/, ''), 0o755);
    process.seteuid?.(65534);
  }
  try {
    action();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
