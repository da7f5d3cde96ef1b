import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NativeConnection } from '../../../support/nativeSqlite.ts';
import { figuresOf } from './support/figuresOf.ts';
import {
  copyOfFixture,
  loadedIndex,
  native,
  openIndex,
  settle,
  temporaryFolder,
  type TestIndex,
} from './support/indexHarness.ts';

/** With more rows known than this, a database is not simply read anew when the list of changed pages is lost. */
const few = 5000;
const parts = 2 * few;

/** Of a session nobody touches any more: no look for likely changes finds its parts. */
const oldCalls = `select rowid from part where json_extract(data, '$.type') = 'tool' order by rowid limit 40`;

const changes: Record<string, string> = {
  'parts changed in place': `update part set time_updated = 1e12 + 5e13,
    data = json_set(data, '$.state.status', 'error', '$.state.output', 'other') where rowid in (${oldCalls})`,
  'parts deleted': `delete from part where rowid in (${oldCalls})`,
  'as many parts deleted as new ones come': `delete from part where rowid between 3 and 12;
    insert into part (rowid, id, message_id, session_id, time_created, time_updated, data)
    select rowid - 100, 'prt_n' || rowid, message_id, session_id, time_created, time_updated, data from part where rowid between 20 and 29`,
  'calls that become texts': `update part set time_updated = 1e12 + 5e13, data = '{"type":"text","text":"hello"}' where rowid in (${oldCalls})`,
  'more changed in place than are read one by one': `update part set time_updated = 1e12 + 5e13,
    data = json_set(data, '$.state.output', hex(zeroblob(rowid % 4000))) where rowid % 5 = 0`,
};

let template: Buffer | null = null;

/** All tests begin with the same database, which is made once. */
async function makeTemplate(): Promise<Buffer> {
  const file = copyOfFixture('small');
  await native.run(
    file,
    `insert into part (id, message_id, session_id, time_created, time_updated, data)
    with recursive numbers(value) as (select 1 union all select value + 1 from numbers where value < ${parts})
    select 'prt_more' || value, message_id, session_id, time_created, time_updated, data
    from numbers, (select max(rowid) as last from part) join part on part.rowid = 1 + value % last;
     update part set time_updated = 1e12`,
  );
  return fs.readFileSync(file);
}

async function manyParts(): Promise<{ readonly file: string; readonly writer: NativeConnection }> {
  template ??= await makeTemplate();
  const file = path.join(temporaryFolder(), 'opencode.db');
  fs.writeFileSync(file, template);
  const writer = await native.open(file);
  await writer.run(`pragma journal_mode = wal; update session set slug = slug || 'x' where rowid = 1`);
  return { file, writer };
}

/** Empties the log between two looks: which pages changed cannot be told any more. */
async function changeAndEmpty(writer: NativeConnection, sql: string): Promise<void> {
  await writer.run(sql);
  await writer.all('pragma wal_checkpoint(truncate)');
  await writer.run(`update session set slug = slug || 'y' where rowid = 1`);
}

/** Begins a pass over the parts, and stops it somewhere behind those that will change. */
async function readSomeParts(index: TestIndex): Promise<void> {
  const stop = new AbortController();
  await index.readToolCalls({ signal: stop.signal, onProgress: ({ done }) => done > few && stop.abort() });
}

describe('after the log was emptied,', () => {
  it.each(Object.entries(changes))('%s are found once all parts were read', async (_, sql) => {
    const { file, writer } = await manyParts();
    const index = await loadedIndex(file);
    await changeAndEmpty(writer, sql);
    expect((await index.refresh()).how).toBe('rows');
    expect(index.isExact).toBe(false);
    await settle(index);
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
    await writer.close();
  });

  it.each(Object.entries(changes).slice(0, 3))('%s are found behind the place of a pass under way', async (_, sql) => {
    const { file, writer } = await manyParts();
    const index = openIndex(file);
    await index.refresh();
    await readSomeParts(index);
    expect(index.toolCallsComplete).toBe(false);
    await changeAndEmpty(writer, sql);
    expect((await index.refresh()).how).toBe('rows');
    // All that is owed is done before the pass goes on.
    for (let round = 0; round < 200 && !index.isExact; round++) await index.refresh();
    expect(index.isExact).toBe(true);
    await index.readToolCalls();
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
    await writer.close();
  });
});

it('finds what a backup holds that was copied over the file', async () => {
  const { file, writer } = await manyParts();
  await writer.run(
    `update part set time_updated = 1e12, data = json_set(data, '$.state.status', 'running') where rowid in (${oldCalls})`,
  );
  await writer.close();
  const backup = fs.readFileSync(file);
  await native.run(
    file,
    `update part set time_updated = 1e12 + 5e13, data = json_set(data, '$.state.status', 'completed') where rowid in (${oldCalls});
     update session set time_updated = 1e12 + 5e13 where rowid = 2`,
  );
  const index = await loadedIndex(file);
  const before = JSON.stringify(figuresOf(index));
  fs.writeFileSync(file, backup);
  await settle(index);
  expect(JSON.stringify(figuresOf(index))).not.toBe(before);
  expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
});
