import { describe, expect, it } from 'vitest';
import type { NativeConnection } from '../../../support/nativeSqlite.ts';
import { figuresOf } from './support/figuresOf.ts';
import { copyOfFixture, loadedIndex, native, settle } from './support/indexHarness.ts';

const newMessage = (id: string, role = 'assistant'): string =>
  `insert into message select '${id}', session_id, time_created + 1, time_updated + 1,
   json_set(data, '$.role', '${role}', '$.cost', 1.25) from message where json_extract(data,'$.role') = 'assistant'
   order by rowid limit 1`;
/** Begins a log: from here on changed pages can be told. */
const firstCommit = `update session set slug = slug || 'x' where rowid = 1`;
const assistant = `json_extract(data,'$.role') = 'assistant'`;

/** Every kind of change a writer can make, by name. */
const changes: Record<string, string> = {
  'a new request': newMessage('msg_zzz1'),
  'a message with an id of another kind': newMessage('other-1'),
  'a new session with a request': `insert into session (id, project_id, slug, directory, title, version, time_created, time_updated)
    select 'ses_new', project_id, 'new', directory, 'New one', version, 5, 6 from session limit 1;
    insert into message select 'msg_new', 'ses_new', 7, 8, data from message where ${assistant} limit 1`,
  'a request that moves on': `update message set time_updated = time_updated + 5,
    data = json_set(data, '$.cost', 9, '$.tokens.input', 77) where rowid = (select min(rowid) from message where ${assistant})`,
  'a request updated without a new time': `update message set data = json_set(data, '$.cost', 0.5) where ${assistant}`,
  'a user message that becomes a request': `update message set data = json_set(data, '$.role', 'assistant')
    where rowid = (select min(rowid) from message where not ${assistant})`,
  'a request that becomes a user message': `update message set data = json_set(data, '$.role', 'user')
    where rowid = (select max(rowid) from message where ${assistant})`,
  'a deleted request': `delete from message where rowid = (select max(rowid) from message where ${assistant})`,
  'every third message deleted': 'delete from message where rowid % 3 = 0',
  'all messages deleted': 'delete from message',
  'a range of messages deleted': 'delete from message where rowid between 5 and 60',
  'a session deleted with all it has': `pragma foreign_keys = on; delete from session where id = (select session_id from message limit 1)`,
  'all sessions deleted': 'pragma foreign_keys = on; delete from session',
  'a session renamed': `update session set title = 'Other', time_updated = time_updated + 9 where rowid = 2`,
  'a session archived': 'update session set time_archived = 12345 where rowid = (select max(rowid) from session)',
  'a project renamed': `update project set name = 'Other', worktree = '/other'`,
  'a new project': `insert into project (id, worktree, time_created, time_updated, sandboxes) values ('p-new', '/new', 1, 2, '["/a"]')`,
  'a deleted project': `delete from project where id = 'global'`,
  'a tool call that ends': `update part set time_updated = time_updated + 1, data = json_set(data, '$.state.status', 'error',
    '$.state.output', 'short') where rowid = (select max(rowid) from part where json_extract(data,'$.type') = 'tool')`,
  'a new tool call': `insert into part select 'prt_zzz', message_id, session_id, time_created, time_updated, data from part
    where json_extract(data,'$.type') = 'tool' limit 1`,
  'tool calls deleted': `delete from part where json_extract(data,'$.type') = 'tool' and rowid % 2 = 0`,
  'all parts deleted': 'delete from part',
  'a huge tool output': `update part set data = json_set(data, '$.state.output', hex(zeroblob(200000)))
    where rowid = (select min(rowid) from part where json_extract(data,'$.type') = 'tool')`,
  VACUUM: 'delete from message where rowid % 2 = 0; vacuum',
  'a new column': `alter table message add column extra text; alter table session add column extra text;
    ${newMessage('msg_zzz2').replace('data, ', 'data, ').replace('1.25)', "1.25), 'x'")}`,
  'a broken row': `update message set data = '{"role":"assistant",' where rowid = 4`,
  'an index rebuilt': 'reindex',
  'a bulk import': `insert into message select 'msg_bulk' || a.rowid || '_' || b.rowid, a.session_id, a.time_created, a.time_updated, a.data
    from message a, message b`,
};

/** What happens around the change: the writer stays, or leaves and takes the log with it. */
const ways = {
  'while the writer stays': async (writer: NativeConnection, sql: string): Promise<void> => writer.run(sql),
  'after which the log is emptied': async (writer: NativeConnection, sql: string): Promise<void> => {
    await writer.run(sql);
    await writer.all('pragma wal_checkpoint(truncate)');
    await writer.run(firstCommit);
  },
  'and the writer leaves': async (writer: NativeConnection, sql: string): Promise<void> => {
    await writer.run(sql);
    await writer.close();
  },
} as const;

describe.each(Object.keys(ways) as (keyof typeof ways)[])('a change %s', (way) => {
  it.each(Object.entries(changes))('%s', async (_, sql) => {
    const file = copyOfFixture('small');
    const writer = await native.open(file);
    await writer.run(firstCommit);
    const index = await loadedIndex(file);
    await ways[way](writer, sql);
    await settle(index);
    const fresh = await loadedIndex(file);
    expect(figuresOf(index)).toEqual(figuresOf(fresh));
    await writer.run('select 1').then(
      () => writer.close(),
      () => undefined,
    );
  });
});

it('finds a commit by its pages, and nothing when there was none', async () => {
  const file = copyOfFixture('small');
  const writer = await native.open(file);
  await writer.run(firstCommit);
  const index = await loadedIndex(file);
  expect(await index.refresh()).toEqual({ changed: false, how: 'same' });
  await writer.run(newMessage('msg_zzz1'));
  expect(await index.refresh()).toEqual({ changed: true, how: 'pages' });
  await writer.run(`update session set slug = slug || 'y' where rowid = 1`);
  expect(await index.refresh()).toEqual({ changed: false, how: 'pages' });
  await writer.close();
});

it('finds nothing when the database was only opened, and the first commit after that by its pages', async () => {
  const file = copyOfFixture('small');
  await native.run(file, firstCommit);
  const index = await loadedIndex(file);
  const writer = await native.open(file);
  await writer.all('select count(*) from message');
  expect(await index.refresh()).toEqual({ changed: false, how: 'same' });
  await writer.run(newMessage('msg_zzz1'));
  expect(await index.refresh()).toEqual({ changed: true, how: 'pages' });
  expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  await writer.close();
});
