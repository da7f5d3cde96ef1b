import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../src/core/model/session.ts';
import { RequestTable } from '../../../../src/core/usage/requestTable.ts';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';
import { DatabaseIndex } from '../../../../src/worker/index/databaseIndex.ts';
import { FollowedTable } from '../../../../src/worker/index/followedTable.ts';
import { largestRowid } from '../../../../src/worker/index/largestRowid.ts';
import { readProjects } from '../../../../src/worker/index/readProjects.ts';
import { requestPlan } from '../../../../src/worker/index/requestPlan.ts';
import { RowBatch } from '../../../../src/worker/index/rowBatch.ts';
import type { RowPlan } from '../../../../src/worker/index/rowPlan.ts';
import { sessionPlan } from '../../../../src/worker/index/sessionPlan.ts';
import { readOpenCodeSchema } from '../../../../src/worker/sources/opencode/readOpenCodeSchema.ts';
import { LiveDatabase } from '../../../../src/worker/sqlite/liveDatabase.ts';
import { NeedsSqlite } from '../../../../src/worker/sqlite/needsSqlite.ts';
import { schemaVersion } from '../../../../src/worker/sqlite/schemaVersion.ts';
import type { SnapshotReader } from '../../../../src/worker/sqlite/snapshotReader.ts';
import { readTableShape } from '../../../../src/worker/sqlite/tableShape.ts';
import { copyOfFixture, engine, native, temporaryFolder } from './support/indexHarness.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures');
const databases = fs
  .readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('opencode.db'))
  .sort();

/** A reader whose pages are as if nothing could be read from them: all is asked of SQLite. */
function viaSqlite(snapshot: SnapshotReader): SnapshotReader {
  return {
    mark: snapshot.mark,
    pageSize: snapshot.pageSize,
    pageCount: snapshot.pageCount,
    isSame: (mark) => snapshot.isSame(mark),
    pagesSince: (mark) => snapshot.pagesSince(mark),
    readPage: (page, into) => {
      snapshot.readPage(page, into);
      // The encoding: readers of pages read UTF-8 alone.
      new DataView(into.buffer, into.byteOffset).setUint32(56, 2);
    },
    pageAhead: () => null,
    all: (sql, values) => snapshot.all(sql, values),
    each: (sql, values, visit) => snapshot.each(sql, values, visit),
  };
}

const sessions = (): RowPlan<Session> => sessionPlan(new Map(), new UsagePools().sessionIds, 1);
const beginning = Number.MIN_SAFE_INTEGER;

function rowsOf<Value>(reader: SnapshotReader, plan: RowPlan<Value>, columns: readonly string[]): RowBatch<Value> {
  const batch = new RowBatch<Value>();
  new FollowedTable(plan, columns).readAfter(reader, beginning, 1e6, batch);
  return batch;
}

/** Everything the first read of a database reads. */
function everything(reader: SnapshotReader): unknown {
  return ([1, 2] as const).map((generation) => {
    const { schema, failure } = readOpenCodeSchema(reader, generation);
    if (failure !== null) return failure;
    const requests = requestPlan(new RequestTable(new UsagePools()), generation);
    return {
      schema,
      projects: readProjects(reader, schema),
      sessions: rowsOf(reader, { ...sessions(), table: generation === 2 ? 'session_v2' : 'session' }, schema.session),
      messages: rowsOf(reader, requests, schema.message),
      last: largestRowid(reader, requests.table, readTableShape(reader, requests.table, schema.message)),
    };
  });
}

/** The same without SQLite and by SQLite. */
async function readBothWays(file: string): Promise<{ plain: unknown; sqlite: unknown }> {
  const plain = new LiveDatabase(engine, file).read(everything);
  const live = new LiveDatabase(await engine(), file);
  try {
    return { plain, sqlite: live.read((snapshot) => everything(viaSqlite(snapshot))) };
  } finally {
    live.close();
  }
}

describe.each(databases)('the first read of %s', (name) => {
  it('needs no SQLite, and finds the same', async () => {
    const folder = temporaryFolder();
    const from = path.join(fixtures, name);
    for (const suffix of ['', '-wal']) {
      if (fs.existsSync(from + suffix)) fs.copyFileSync(from + suffix, path.join(folder, `opencode.db${suffix}`));
    }
    const { plain, sqlite } = await readBothWays(path.join(folder, 'opencode.db'));
    expect(plain).toEqual(sqlite);
  });
});

describe('a read without SQLite', () => {
  it('takes strange rows as SQLite has them', async () => {
    const file = copyOfFixture('small');
    await native.run(
      file,
      `pragma foreign_keys = off;
       alter table session add column later text;
       alter table message add column later integer;
       insert into message (id, session_id, time_created, time_updated, data)
         with recursive numbers(value) as (select 1 union all select value + 1 from numbers where value < 90)
         select 'msg_' || value, 'ses_1', 1e12 + value, 1e12,
           json_object('role', 'assistant', 'cost', value / 7.0, 'time', json_object('created', 1700000000000 + value),
             'providerID', 'ünï', 'modelID', '模型', 'tokens', json_object('input', value, 'output', 1.5,
             'cache', json_object('read', 9007199254740993, 'write', -1)), 'pad', hex(zeroblob(value * 97)))
         from numbers;
       insert into message (id, session_id, time_created, time_updated, data) values
         ('other', 'ses_1', 'text', -9223372036854775807, '{"role":7}'), ('msg_é', 12, 2.5, 1e300, 'no json'),
         ('msg_half', 'ses_1', 1, 1, '{"role":"assistant"'), ('', 'ses_1', 1, 1, '[]');
       update session set title = '｛wide｝ ' || title where rowid = 2;
       update session set title = '' where rowid = 3;
       update session set directory = 7 where rowid = 4;
       delete from message where rowid % 11 = 0;
       update project set name = null, sandboxes = 'broken';`,
    );
    const { plain, sqlite } = await readBothWays(file);
    expect(plain).toEqual(sqlite);
  });

  it.each([
    ['a blob', `update message set data = cast(data as blob) where rowid = 5`],
    ['a zero in a text', `update session set title = 'a' || char(0) || 'b' where rowid = 5`],
    ['damaged text', `update session set title = cast(x'61ff' as text) where rowid = 5`],
    ['a column with a default', `alter table session add column archived_by text default 'nobody'`],
    [
      'rows without rowids',
      `pragma foreign_keys = off; drop table project; create table project (id text primary key, worktree text) without rowid`,
    ],
    [
      'a computed column',
      `alter table message add column kind text generated always as (json_extract(data, '$.role'))`,
    ],
    ['a virtual table', `create virtual table words using fts4(text)`],
  ])('leaves %s to SQLite, which is loaded then', async (_, sql) => {
    const file = copyOfFixture('small');
    await native.run(file, sql);
    const read = async (loads: { count: number }): Promise<DatabaseIndex> => {
      const counted = (): ReturnType<typeof engine> => {
        loads.count++;
        return engine();
      };
      const log = (): void => undefined;
      const index = new DatabaseIndex({ path: file, pools: new UsagePools(), cacheFolder: null, engine: counted, log });
      await index.refresh();
      await index.readToolCalls();
      return index;
    };
    const loads = { count: 0 };
    const index = await read(loads);
    expect(index.state).toMatchObject({ state: 'ready', failure: null, sessions: 31 });
    expect(index.toolCallsComplete).toBe(true);
    const live = new LiveDatabase(await engine(), file);
    const expected = live.read((snapshot) => everything(viaSqlite(snapshot)));
    expect(live.read(everything)).toEqual(expected);
    live.close();
    if (sql.includes('default')) expect(loads.count).toBe(0);
    else expect(loads.count).toBe(1);
    index.dispose();
  });

  it('says that it needs SQLite, and keeps nothing of the attempt', () => {
    const database = new LiveDatabase(engine, copyOfFixture('small'));
    expect(() => database.read((reader) => reader.all('select 1'))).toThrow(NeedsSqlite);
    expect(database.read((reader) => reader.pageCount)).toBeGreaterThan(1);
  });

  it('knows the version of the schema', async () => {
    const file = copyOfFixture('small');
    await native.run(file, 'create table one (a); create table two (a);');
    const live = new LiveDatabase(await engine(), file);
    const versions = live.read((reader) => [schemaVersion(reader), reader.all('pragma schema_version')[0]?.[0]]);
    expect(versions[0]).toBeGreaterThan(1);
    expect(versions[0]).toBe(versions[1]);
    live.close();
  });
});
