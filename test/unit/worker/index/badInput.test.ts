import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { figuresOf } from './support/figuresOf.ts';
import { copyOfFixture, loadedIndex, native, openIndex, temporaryFolder } from './support/indexHarness.ts';

const insert = (id: string, data: string): string =>
  `insert into message select '${id}', id, 1000, 2000, '${data.replaceAll("'", "''")}' from session where rowid = 1`;

describe('a row that is not what it should be', () => {
  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['cut off', '{"role":"assistant","cost":1'],
    ['empty', ''],
    ['without a role', '{"cost":1}'],
  ])('is counted and named, but is no request: %s', async (_, data) => {
    const file = copyOfFixture('small');
    const before = await loadedIndex(file);
    await native.run(file, insert('msg_bad', data));
    const index = await loadedIndex(file);
    expect(index.tables.requests.size).toBe(before.tables.requests.size);
    expect(index.state).toMatchObject({ state: 'ready', malformedRows: 1 });
    const named = index.lines.filter(({ level }) => level === 'warn').map(({ text }) => text);
    expect(named).toHaveLength(1);
    expect(named[0]).toContain('message msg_bad');
  });

  it('is named once, and no longer counted when it is right again', async () => {
    const file = copyOfFixture('small');
    await native.run(file, insert('msg_bad', '{"secret":"words of the user"}'));
    const index = await loadedIndex(file);
    await native.run(file, `update message set time_updated = 1 where id = 'msg_bad'`);
    await index.refresh();
    expect(index.state.malformedRows).toBe(1);
    const named = index.lines.filter(({ level }) => level === 'warn');
    expect(named).toHaveLength(1);
    expect(JSON.stringify(index.lines)).not.toContain('words of the user');
    await native.run(file, `update message set data = '{"role":"user"}' where id = 'msg_bad'`);
    await index.refresh();
    expect(index.state.malformedRows).toBe(0);
  });

  it('counts the values that are right and leaves out those that are not', async () => {
    const file = copyOfFixture('small');
    const before = await loadedIndex(file);
    const data = {
      role: 'assistant',
      cost: -1,
      tokens: { input: '12', output: 1e12, reasoning: -4, cache: { read: 31, write: null } },
    };
    await native.run(file, insert('msg_bad', JSON.stringify(data)));
    const index = await loadedIndex(file);
    const { requests } = index.tables;
    const slot = requests.size - 1;
    expect(requests.size).toBe(before.tables.requests.size + 1);
    expect(requests.totalTokens(slot)).toBe(31);
    expect([requests.columns.cost[slot], requests.columns.created[slot]]).toEqual([0, 1000]);
    expect(index.state.malformedRows).toBe(1);
  });

  it('does not flood the log when all are broken', async () => {
    const file = copyOfFixture('small');
    await native.run(
      file,
      `insert into message select 'msg_bad' || a.rowid || '_' || b.rowid, a.session_id, 1, 1, 'x' from message a, message b limit 3000`,
    );
    const index = await loadedIndex(file);
    expect(index.state.malformedRows).toBe(3000);
    expect(index.lines.length).toBeLessThan(300);
  });
});

describe('a title', () => {
  it.each([
    ['a\u0000b\nc\u001b[31m', 'ab c[31m'],
    ['evil \u202egnp.exe', 'evil gnp.exe'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('is one safe line: %j', async (title, expected) => {
    expect(await titleRead(title)).toBe(expected);
  });

  it('of 100,000 letters is cut', async () => {
    expect((await titleRead('x'.repeat(100_000))).length).toBeLessThanOrEqual(300);
  });

  async function titleRead(title: string): Promise<string> {
    const file = copyOfFixture('small');
    await native.run(
      file,
      `update session set title = cast(x'${Buffer.from(title).toString('hex')}' as text) where rowid = 1`,
    );
    const index = await loadedIndex(file);
    return [...index.tables.sessions.values()].find(({ rowid }) => rowid === 1)?.title ?? '';
  }
});

describe("a database that is not OpenCode's", () => {
  const made = async (sql: string): Promise<string> => {
    const file = path.join(temporaryFolder(), 'opencode.db');
    await native.run(file, sql);
    return file;
  };

  it('without tables says that there are no sessions yet, and heals', async () => {
    const file = await made('pragma journal_mode = wal; create table t(a); drop table t');
    const index = openIndex(file);
    expect((await index.refresh()).how).toBe('failed');
    expect(index.state).toMatchObject({ state: 'failed', failure: { reason: 'empty' } });
    await native.run(file, schemaOf('schema-1.18.33.sql'));
    expect(await index.refresh()).toEqual({ changed: true, how: 'loaded' });
    expect(index.state).toMatchObject({ state: 'ready', failure: null, sessions: 0 });
  });

  it.each([
    ['another program', 'create table message (id integer primary key, body text); create table session (sid text)'],
    ['no messages', 'create table session (id text primary key, directory text, title text)'],
    [
      'rows without rowid',
      `create table message (id text primary key, session_id text, data text) without rowid;
      create table session (id text primary key, directory text, title text)`,
    ],
    [
      'columns of the future',
      `create table message (id text primary key, conversation text, body blob);
      create table session (id text primary key, directory text, title text)`,
    ],
  ])('is refused with a next step: %s', async (_, sql) => {
    const index = openIndex(await made(sql));
    await index.refresh();
    await index.readToolCalls();
    expect(index.state).toMatchObject({ state: 'failed', failure: { reason: 'unsupported' }, requests: 0 });
    expect(index.state.failure?.nextStep).not.toBe('');
  });

  it('is read when only columns are missing that it can do without', async () => {
    const index = await loadedIndex(
      await made(`create table message (id text primary key, session_id text, data text);
        create table session (id text primary key, directory text, title text);
        insert into session values ('ses_1', '/d', 't');
        insert into message values ('msg_1', 'ses_1', '{"role":"assistant","cost":1,"time":{"created":5}}')`),
    );
    expect(index.state).toMatchObject({ state: 'ready', sessions: 1, requests: 1, malformedRows: 0 });
    expect(index.toolCallsComplete).toBe(true);
  });

  it('that is not there fails, and is read as soon as it is', async () => {
    const file = path.join(temporaryFolder(), 'opencode.db');
    const index = openIndex(file);
    expect(await index.refresh()).toEqual({ changed: true, how: 'failed' });
    expect(await index.refresh()).toEqual({ changed: false, how: 'failed' });
    expect(index.state.failure?.reason).toBe('not-found');
    fs.copyFileSync(copyOfFixture('small'), file);
    expect(await index.refresh()).toEqual({ changed: true, how: 'loaded' });
    expect(index.state).toMatchObject({ state: 'ready', sessions: 31 });
  });

  it('that took the place of another is read anew', async () => {
    const file = copyOfFixture('small');
    const index = await loadedIndex(file);
    const other = copyOfFixture('v1.3.2');
    fs.renameSync(other, file);
    await index.refresh();
    await index.readToolCalls();
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it('copied over in place is read anew', async () => {
    const file = copyOfFixture('small');
    const index = await loadedIndex(file);
    fs.writeFileSync(file, fs.readFileSync(copyOfFixture('v1.17.0')));
    await index.refresh();
    await index.readToolCalls();
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });
});

function schemaOf(name: string): string {
  return fs.readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/opencode', name), 'utf8');
}
