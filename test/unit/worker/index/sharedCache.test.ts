import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figuresOf } from './support/figuresOf.ts';
import { copyOfFixture, loadedIndex, native, openIndex, settle, temporaryFolder } from './support/indexHarness.ts';

describe('two windows with one cache folder', () => {
  it('read and write it in any order, and neither ever has a wrong figure or half a file', async () => {
    const file = copyOfFixture('small');
    const folder = temporaryFolder();
    const windows = [await loadedIndex(file, folder), await loadedIndex(file, folder)];
    for (let round = 0; round < 12; round++) {
      const writer = windows[round % 2];
      await native.run(
        file,
        `update message set data = json_set(data, '$.cost', ${round} + 0.5) where rowid = ${round * 7 + 2};
         delete from message where rowid = ${round * 11 + 5}`,
      );
      // One knows of it and writes; sometimes the other, which is behind, writes over it.
      await writer?.refresh();
      await writer?.persist();
      if (round % 3 === 0) {
        await windows[(round + 1) % 2]?.refresh();
        await windows[(round + 1) % 2]?.persist();
      }
      const third = openIndex(file, folder);
      expect(await third.restore(), 'the cache of the other window is whole').toBe(true);
      await settle(third);
      expect(figuresOf(third)).toEqual(figuresOf(await loadedIndex(file)));
    }
    for (const index of windows) {
      await settle(index);
      expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
    }
    expect(fs.readdirSync(folder)).toHaveLength(1);
  });

  it('lose nothing but time when one writes an older state over a newer one', async () => {
    const file = copyOfFixture('small');
    const folder = temporaryFolder();
    const behind = await loadedIndex(file, folder);
    await native.run(file, 'delete from message where rowid % 4 = 0');
    const ahead = await loadedIndex(file, folder);
    await ahead.persist();
    await behind.persist();
    const next = openIndex(file, folder);
    expect(await next.restore()).toBe(true);
    await settle(next);
    expect(figuresOf(next)).toEqual(figuresOf(ahead));
  });
});
