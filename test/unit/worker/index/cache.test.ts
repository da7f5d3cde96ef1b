import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';
import { DatabaseIndex } from '../../../../src/worker/index/databaseIndex.ts';
import { figuresOf } from './support/figuresOf.ts';
import {
  copyOfFixture,
  engine,
  loadedIndex,
  native,
  openIndex,
  settle,
  temporaryFolder,
} from './support/indexHarness.ts';

/** A database, and the cache file of an index that has read it. */
async function remembered(): Promise<{ file: string; folder: string; cache: string }> {
  const file = copyOfFixture('small');
  const folder = temporaryFolder();
  const index = await loadedIndex(file, folder);
  await index.persist();
  const [cache = ''] = fs.readdirSync(folder);
  return { file, folder, cache: path.join(folder, cache) };
}

describe('the cache file', () => {
  it('gives back everything before SQLite is asked', async () => {
    const { file, folder } = await remembered();
    const index = openIndex(file, folder);
    expect(await index.restore()).toBe(true);
    expect(index.state).toMatchObject({ state: 'ready', sessions: 31, failure: null });
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
    expect(await index.refresh()).toEqual({ changed: false, how: 'same' });
  });

  it('needs no SQLite until something is written, and then notices it at once', async () => {
    const { file, folder } = await remembered();
    let loads = 0;
    const counted = (): ReturnType<typeof engine> => {
      loads++;
      return engine();
    };
    const log = (): void => undefined;
    const index = new DatabaseIndex({
      path: file,
      pools: new UsagePools(),
      cacheFolder: folder,
      engine: counted,
      log,
    });
    await index.restore();
    for (let look = 0; look < 3; look++) expect(await index.refresh()).toEqual({ changed: false, how: 'same' });
    expect([loads, index.state.failure, index.isExact]).toEqual([0, null, true]);
    fs.renameSync(file, `${file}.away`);
    expect((await index.refresh()).how).toBe('failed');
    expect(index.state.failure?.reason).toBe('not-found');
    fs.renameSync(`${file}.away`, file);
    expect(await index.refresh()).toMatchObject({ changed: true });
    expect(index.state.failure).toBeNull();
    await native.run(file, `update session set title = 'since' where rowid = 3`);
    await index.refresh();
    expect(index.tables.sessions.get(3)?.title).toBe('since');
    // So much changed that all was read anew.
    expect(loads).toBe(0);
    index.dispose();
  });

  it.each([3, 300, 70_000])('fits pools that number the same names otherwise, behind %i others', async (count) => {
    const { file, folder } = await remembered();
    const pools = new UsagePools();
    for (let number = 0; number < count; number++) {
      const name = `other ${number}`;
      for (const pool of [pools.sessionIds, pools.agents, pools.errors, pools.tools, pools.skills]) pool.intern(name);
      pools.internModel({ providerID: name, modelID: name });
    }
    const index = openIndex(file, folder, pools);
    expect(await index.restore()).toBe(true);
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it('is caught up with what happened since', async () => {
    const { file, folder } = await remembered();
    await native.run(
      file,
      `delete from message where rowid % 5 = 0; update session set title = 'since' where rowid = 3`,
    );
    const index = openIndex(file, folder);
    await index.restore();
    await settle(index);
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it('goes on with tool calls where it stopped', async () => {
    const file = copyOfFixture('small');
    const folder = temporaryFolder();
    const stop = new AbortController();
    const first = openIndex(file, folder);
    await first.refresh();
    stop.abort();
    await first.readToolCalls({ signal: stop.signal });
    expect(first.toolCallsComplete).toBe(false);
    await first.persist();
    const second = openIndex(file, folder);
    expect(await second.restore()).toBe(true);
    expect(second.toolCallsComplete).toBe(false);
    expect(await second.refresh()).toEqual({ changed: false, how: 'same' });
    await second.readToolCalls();
    expect(second.toolCallsComplete).toBe(true);
    await settle(second);
    expect(figuresOf(second)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it('is written only when there is something new, and leaves nothing else behind', async () => {
    const { file, folder, cache } = await remembered();
    const before = fs.statSync(cache);
    const index = openIndex(file, folder);
    await index.restore();
    await index.refresh();
    await index.persist();
    expect(fs.statSync(cache).ino).toBe(before.ino);
    await native.run(file, `update session set title = 'new' where rowid = 1`);
    await index.refresh();
    await index.persist();
    expect(fs.statSync(cache).ino).not.toBe(before.ino);
    expect(fs.readdirSync(folder)).toHaveLength(1);
  });

  it('is not needed', async () => {
    const index = openIndex(copyOfFixture('small'));
    expect(await index.restore()).toBe(false);
    await index.refresh();
    await index.persist();
    expect(index.state.state).toBe('ready');
  });

  it('of another database is not taken', async () => {
    const { cache } = await remembered();
    const other = copyOfFixture('v1.3.2');
    const folder = temporaryFolder();
    const index = await loadedIndex(other, folder);
    await index.persist();
    fs.copyFileSync(cache, path.join(folder, fs.readdirSync(folder)[0]!));
    expect(await openIndex(other, folder).restore()).toBe(false);
  });

  it('survives a folder that cannot be written', async () => {
    const index = openIndex(copyOfFixture('small'), '/dev/null/nowhere');
    await index.refresh();
    await index.persist();
    expect(index.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });
});

it('drops a damaged cache file without a word to the user, wherever the damage is', async () => {
  const { file, folder, cache } = await remembered();
  const whole = fs.readFileSync(cache);
  const damage = fc.oneof(
    fc.record({ at: fc.nat(whole.length - 1), flip: fc.integer({ min: 1, max: 255 }) }).map(({ at, flip }) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      return bytes;
    }),
    fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
    fc.uint8Array({ minLength: 1, maxLength: 300 }).map((more) => Buffer.concat([whole, more])),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    // The readable head, the first and the last bytes: where a reader could be led astray.
    fc.tuple(fc.nat(60), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, bytes]) => {
      const damaged = Buffer.from(whole);
      damaged.set(bytes, at);
      return damaged;
    }),
  );
  await fc.assert(
    fc.asyncProperty(damage, async (bytes) => {
      fc.pre(!bytes.equals(whole));
      fs.writeFileSync(cache, bytes);
      const index = openIndex(file, folder);
      if (await index.restore()) {
        // It is in what is read when it is asked for: then that alone is dropped, and read from the database again.
        expect(index.toolCallsComplete).toBe(true);
        expect(index.tables.toolCalls.columns.rowid).toHaveLength(0);
        expect([index.tables.toolCalls.size, index.toolCallsComplete]).toEqual([0, false]);
        return;
      }
      expect(index.lines.every(({ level }) => level === 'debug')).toBe(true);
      expect(index.state).toMatchObject({ state: 'loading', requests: 0, sessions: 0 });
    }),
    { numRuns: 300 },
  );
  const healed = await loadedIndex(file, folder);
  await healed.persist();
  expect(await openIndex(file, folder).restore()).toBe(true);
});
