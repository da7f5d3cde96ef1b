import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../../../src/worker/sqlite/databaseError.ts';
import { SqlError } from '../../../src/worker/sqlite/sqlError.ts';
import { copy, countMessages, insert, remove, usePlayground } from '../worker/sqlite/support/playground.ts';

const playground = usePlayground();
const { native, file, reader, create } = playground;

/** A share of a length; not a double, of which most are tiny. */
const share = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1e6);

/** Bytes to write at places of a file, given as shares of its length. */
const damages = fc.array(
  fc.record({
    at: share,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }),
  }),
  { minLength: 1, maxLength: 6 },
);
type Damages = readonly { readonly at: number; readonly bytes: Uint8Array }[];

function damage(path: string, all: Damages): void {
  const { size } = fs.statSync(path);
  const descriptor = fs.openSync(path, 'r+');
  for (const { at, bytes } of all) fs.writeSync(descriptor, bytes, 0, bytes.length, Math.floor(at * size));
  fs.closeSync(descriptor);
}

/** What reading comes to: a number, or the name of an error that tells the user what to do. */
function outcome(path: string): { readonly sum: unknown } | { readonly error: string } {
  // A file of this very moment would be waited for: it may still be in the writing.
  for (const suffix of ['', '-wal']) if (fs.existsSync(path + suffix)) fs.utimesSync(path + suffix, 1000, 1000);
  const live = reader(path, { retries: 1 });
  try {
    return { sum: countMessages(live) };
  } catch (error) {
    if (error instanceof DatabaseError && error.nextStep !== '') return { error: error.reason };
    if (error instanceof SqlError) return { error: 'sql' };
    throw error;
  } finally {
    live.close();
  }
}

describe('a database whose bytes are anything', () => {
  it('is read or refused by name, never a crash, and reads right again once it is whole', async () => {
    await create(file('whole.db'), 200);
    fc.assert(
      fc.property(damages, (all) => {
        copy(file('whole.db'), file('hurt.db'));
        damage(file('hurt.db'), all);
        const first = outcome(file('hurt.db'));
        expect('error' in first || typeof first.sum === 'number' || first.sum === null).toBe(true);
      }),
      { numRuns: 150 },
    );
    copy(file('whole.db'), file('hurt.db'));
    expect(outcome(file('hurt.db'))).toEqual({ sum: 200 });
    remove(file('hurt.db'));
  });
});

describe('a write-ahead log whose bytes are anything', () => {
  it('gives a state that was committed once, never a mixture', async () => {
    await create(file('whole.db'), 10);
    // The connection stays open: the last one to close would copy the log into the database.
    const writer = await native.open(file('whole.db'));
    await writer.run('PRAGMA wal_autocheckpoint = 0;');
    const committed: unknown[] = [10];
    for (let commit = 1; commit <= 6; commit++) {
      await writer.run(insert(commit * 10 + 1, commit * 10 + 10));
      committed.push(commit * 10 + 10);
    }
    copy(file('whole.db'), file('original.db'));
    expect(outcome(file('original.db'))).toEqual({ sum: 70 });
    const seen = new Set<unknown>();
    fc.assert(
      fc.property(damages, fc.option(share), (all, cut) => {
        copy(file('original.db'), file('hurt.db'));
        damage(`${file('hurt.db')}-wal`, all);
        if (cut !== null) {
          const { size } = fs.statSync(`${file('hurt.db')}-wal`);
          fs.truncateSync(`${file('hurt.db')}-wal`, Math.floor(cut * size));
        }
        const result = outcome(file('hurt.db'));
        if ('error' in result) return;
        seen.add(result.sum);
        expect(committed).toContain(result.sum);
      }),
      { numRuns: 200 },
    );
    // The damage was felt: earlier commits came to light, not only the newest or none.
    expect(seen.size).toBeGreaterThan(2);
  });
});
