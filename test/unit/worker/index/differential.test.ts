import path from 'node:path';
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../../../src/worker/index/nextTurn.ts';
import type { Stretch, StretchHelp, StretchOrder } from '../../../../src/worker/index/stretches/stretch.ts';
import { StretchReader } from '../../../../src/worker/index/stretches/stretchReader.ts';
import { figuresOf } from './support/figuresOf.ts';
import { copyOfFixture, native, openIndex, settle, temporaryFolder, type TestIndex } from './support/indexHarness.ts';
import { Chance } from './support/chance.ts';
import { RandomLife, secondTables } from './support/randomLife.ts';

/** More lives, begun with other seeds, are for a long run: `LIVES=500 FIRST=1000 npx vitest run differential`. */
const lives = Number(process.env['LIVES'] ?? 2);
const first = Number(process.env['FIRST'] ?? 1);
const steps = process.env['LIVES'] === undefined ? 6 : 12;

/** As many parts as make it worth to follow a database whose changed pages were lost. */
const many = `insert into part (id, message_id, session_id, time_created, time_updated, data)
  with recursive numbers(value) as (select 1 union all select value + 1 from numbers where value < 6000)
  select 'prt_more' || value, message_id, session_id, time_created, time_updated, data
  from numbers, (select max(rowid) as last from part) join part on part.rowid = 1 + value % last;
  update part set time_updated = 1e12;`;

const templates = new Map<string, Buffer>();

/** A database with the tables of both generations, begun by one version of OpenCode or another. */
async function begin(chance: Chance): Promise<string> {
  const fixture = chance.pick(['small', 'small', 'v1.2-upgraded-to-1.18']);
  const vacuum = chance.pick(['none', 'none', 'incremental', 'full']);
  const isLarge = chance.below(3) === 0;
  const key = [fixture, vacuum, isLarge].join();
  if (!templates.has(key)) {
    const file = copyOfFixture(fixture);
    const more = isLarge ? many : '';
    await native.run(
      file,
      `${secondTables} ${more} pragma journal_mode = delete; pragma auto_vacuum = ${vacuum}; vacuum; pragma journal_mode = wal`,
    );
    templates.set(key, fs.readFileSync(file));
  }
  const file = path.join(temporaryFolder(), 'opencode.db');
  fs.writeFileSync(file, templates.get(key) ?? '');
  return file;
}

type Generation = 1 | 2;

/** Reads every other stretch of parts a moment after it is asked to, as a thread does. */
const help: StretchHelp = {
  length: 400,
  worthIt: 800,
  lead: 400,
  mostBetween: 400,
  patience: 0,
  start: (task) => {
    const reader = new StretchReader(task);
    const ask = async (order: StretchOrder): Promise<Stretch | null> => {
      await nextTurn();
      return structuredClone(reader.read(order));
    };
    return { ask, close: () => reader.close() };
  },
};

async function live(seed: number): Promise<void> {
  const chance = new Chance(seed);
  const file = await begin(chance);
  const life = new RandomLife(file, chance);
  const cacheFolder = temporaryFolder();
  const open = (generation: Generation, folder: string | null): TestIndex =>
    openIndex(file, folder, undefined, folder === null ? { generation } : { generation, help });
  const expected = new Map<Generation, string>();
  const both = (): Map<Generation, TestIndex> =>
    new Map([1, 2].map((of) => [of as Generation, open(of as Generation, cacheFolder)]));
  let indexes = both();
  /** Another window, which looks more seldom and shares the cache files. */
  const others = both();

  /** What an index says once it calls itself exact and complete must be what a fresh one says. */
  const compare = async (generation: Generation, index: TestIndex): Promise<void> => {
    if (!index.isExact || !index.toolCallsComplete) return;
    let right = expected.get(generation);
    if (right === undefined) {
      const fresh = open(generation, null);
      await settle(fresh);
      expected.set(generation, (right = JSON.stringify(figuresOf(fresh))));
      fresh.dispose();
    }
    if (JSON.stringify(figuresOf(index)) === right) return;
    // The small difference, with what led to it.
    expect({ seed, generation, done: life.done, ...(figuresOf(index) as object) }).toEqual({
      seed,
      generation,
      done: life.done,
      ...(JSON.parse(right) as object),
    });
  };

  for (let step = 0; step < steps; step++) {
    expected.clear();
    for (let count = chance.below(3); count >= 0; count--) await life.step();
    if (chance.below(3) === 0) await life.checkpoint();
    if (chance.below(3) === 0) await life.step();
    for (const [generation, index] of indexes) {
      await index.refresh();
      await compare(generation, index);
      switch (chance.below(9)) {
        case 0: {
          // Stopped on the way: by a window that closes, or by nothing.
          const stop = new AbortController();
          await index.readToolCalls({ signal: stop.signal, onProgress: () => stop.abort() });
          break;
        }
        case 1: {
          await index.persist();
          index.dispose();
          const again = open(generation, cacheFolder);
          await again.restore();
          indexes = new Map(indexes).set(generation, again);
          break;
        }
        case 2:
          break;
        case 3:
          // While others write: what it then calls exact may be no longer so.
          await Promise.all([index.readToolCalls(), life.step().then(() => life.step())]);
          expected.clear();
          break;
        case 4:
          await Promise.all([settle(index), life.step().then(() => life.checkpoint())]);
          expected.clear();
          break;
        case 5: {
          const other = others.get(generation);
          if (chance.below(2) === 0) await other?.refresh();
          if (chance.below(2) === 0) await other?.readToolCalls();
          await other?.persist();
          break;
        }
        default:
          await settle(index);
      }
    }
    for (const [generation, index] of indexes) {
      await index.refresh();
      await compare(generation, index);
    }
  }
  for (const [generation, index] of [...indexes, ...others]) {
    await settle(index);
    await compare(generation, index);
  }
  await life.close();
}

describe('an index that follows a database through whatever happens to it', () => {
  it.each(Array.from({ length: lives }, (_, index) => first + index))(
    'has the rows of a fresh one after each step, life %i',
    live,
    60_000,
  );
});
