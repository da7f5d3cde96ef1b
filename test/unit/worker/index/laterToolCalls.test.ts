import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
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

interface Remembered {
  readonly file: string;
  readonly folder: string;
  readonly cache: string;
  /** An index that took what the last run left. */
  readonly index: TestIndex;
}

async function remembered(): Promise<Remembered> {
  const file = copyOfFixture('small');
  const folder = temporaryFolder();
  const last = await loadedIndex(file, folder);
  await last.persist();
  const index = openIndex(file, folder);
  expect(await index.restore()).toBe(true);
  const [name = ''] = fs.readdirSync(folder);
  return { file, folder, cache: path.join(folder, name), index };
}

/** Makes the file hold other columns of tool calls, as another window does. */
function spoil(cache: string): void {
  const bytes = fs.readFileSync(cache);
  const head = bytes.subarray(-bytes.readUInt32LE(8)).toString();
  const { requests, requestWidths } = JSON.parse(head) as { requests: number; requestWidths: number[] };
  const at = 44 + requests * requestWidths.reduce((sum, width) => sum + width, 0) + 200;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  const other = `${cache}.other`;
  fs.writeFileSync(other, bytes);
  fs.renameSync(other, cache);
}

const newCall = `insert into part (id, message_id, session_id, time_created, time_updated, data)
  select 'prt_new', message_id, session_id, time_created, time_updated, data from part
  where json_extract(data, '$.type') = 'tool' limit 1`;

describe('tool calls of the last run', () => {
  it('are counted at once, and read when something asks for them', async () => {
    const { file, cache, index } = await remembered();
    const fresh = await loadedIndex(file);
    expect(index.tables.toolCalls.size).toBe(fresh.tables.toolCalls.size);
    expect(index.tables.toolCalls.latest).toBe(fresh.tables.toolCalls.latest);
    expect(index.tables.toolCalls.latest).toBe(Math.max(...fresh.tables.toolCalls.columns.started));
    expect(index.toolCallsComplete).toBe(true);
    expect(figuresOf(index)).toEqual(figuresOf(fresh));
    // From then on the file is not needed.
    fs.rmSync(cache);
    expect(figuresOf(index)).toEqual(figuresOf(fresh));
  });

  it('hold no file open meanwhile', async () => {
    const { cache, index } = await remembered();
    fs.rmSync(cache);
    const held = fs.existsSync('/proc/self/fd')
      ? fs.readdirSync('/proc/self/fd').filter((fd) => linkOf(`/proc/self/fd/${fd}`).includes(path.basename(cache)))
      : [];
    expect(held).toEqual([]);
    index.dispose();
  });

  it('take part in what is written before anything asked for them', async () => {
    const { file, index } = await remembered();
    await native.run(file, `${newCall}; delete from part where rowid % 7 = 0`);
    await settle(index);
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it('are in the next cache file though nothing asked for them', async () => {
    const { file, folder, index } = await remembered();
    await native.run(file, `update session set title = 'since' where rowid = 3`);
    await settle(index);
    await index.persist();
    const next = openIndex(file, folder);
    expect(await next.restore()).toBe(true);
    expect(figuresOf(next)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it.each([
    ['replaced', spoil],
    ['gone', (cache: string) => fs.rmSync(cache)],
    ['cut off', (cache: string) => fs.truncateSync(cache, 500)],
  ])('are read from the database when the file was %s meanwhile', async (_, change) => {
    const { file, cache, index } = await remembered();
    change(cache);
    expect(index.tables.toolCalls.columns.rowid).toHaveLength(0);
    expect([index.tables.toolCalls.size, index.toolCallsComplete]).toEqual([0, false]);
    expect(index.tables.requests.size).toBeGreaterThan(0);
    await settle(index);
    expect(index.toolCallsComplete).toBe(true);
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it('are all read again when they are lost while the rest of the parts is being read', async () => {
    const file = copyOfFixture('small');
    const folder = temporaryFolder();
    await native.run(
      file,
      `insert into part (id, message_id, session_id, time_created, time_updated, data)
         with recursive numbers(value) as (select 1 union all select value + 1 from numbers where value < 12)
         select 'prt_' || value || id, message_id, session_id, time_created, time_updated, data from part, numbers`,
    );
    const first = openIndex(file, folder);
    await first.refresh();
    const stop = new AbortController();
    await first.readToolCalls({ signal: stop.signal, onProgress: () => stop.abort() });
    await first.persist();
    const index = openIndex(file, folder);
    expect(await index.restore()).toBe(true);
    expect(index.toolCallsComplete).toBe(false);
    expect(index.tables.toolCalls.size).toBeGreaterThan(0);
    for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
    await native.run(file, newCall);
    await settle(index);
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });
});

function linkOf(file: string): string {
  try {
    return fs.readlinkSync(file);
  } catch {
    return '';
  }
}
