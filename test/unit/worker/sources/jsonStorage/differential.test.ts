import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Chance } from '../../index/support/chance.ts';
import { figuresOf } from '../../index/support/figuresOf.ts';
import { answer, storageFolder, StorageBench, write } from './support/storageHarness.ts';

/** More lives, begun with other seeds, are for a long run: `LIVES=500 FIRST=1000 npx vitest run differential`. */
const lives = Number(process.env['LIVES'] ?? 4);
const first = Number(process.env['FIRST'] ?? 1);

/** What an index knows, without the numbers that rows got as they came. */
function knownBy({ index, pools }: StorageBench): unknown {
  const { requests, toolCalls, texts, sessions, ...rest } = figuresOf(Object.assign(index, { pools })) as Record<
    string,
    readonly Record<string, unknown>[]
  >;
  const plain = (rows: readonly Record<string, unknown>[] = []): string[] =>
    rows.map(({ rowid: _, ...row }) => JSON.stringify(row)).sort();
  return {
    ...rest,
    requests: plain(requests),
    toolCalls: plain(toolCalls),
    texts: plain(texts),
    sessions: plain(sessions),
  };
}

/** One thing that OpenCode, or anything else, does to the files of a storage. */
function change(storage: string, chance: Chance): void {
  const one = (what: string): string => `${what}${chance.below(3)}`;
  const session = one('ses_');
  const message = `msg_${chance.below(3)}_${session}`;
  const part = `part/${message}/${one('prt_')}.json`;
  const file = chance.pick([`session/${one('p')}/${session}.json`, `message/${session}/${message}.json`, part]);
  const time = { created: 1_795_201_060_000, ...(chance.below(3) > 0 ? { completed: 1_795_201_061_000 } : {}) };
  const state = {
    status: chance.pick(['running', 'completed', 'error']),
    output: 'x'.repeat(chance.below(9)),
    time: { start: 1e12 },
  };
  const text = { type: 'text', text: 'words '.repeat(chance.below(5)) };
  chance.pick([
    () =>
      write(storage, `session/${one('p')}/${session}.json`, {
        id: session,
        title: one('t'),
        directory: '/d',
        time: { created: 1, updated: 2 },
      }),
    () => write(storage, `message/${session}/${message}.json`, answer({ time, cost: chance.below(9) })),
    () =>
      write(
        storage,
        `message/${session}/${message}.json`,
        answer({ time, role: chance.pick(['user', 'assistant', 'assistant']) }),
      ),
    () => write(storage, part, chance.below(4) === 0 ? text : { type: 'tool', tool: one('tool'), callID: 'c', state }),
    () => write(storage, part, { type: 'tool', tool: one('tool'), callID: 'c', state }),
    () => write(storage, `project/${one('p')}.json`, { id: 'p', worktree: `/${one('w')}`, time: { created: 1 } }),
    () => fs.existsSync(path.join(storage, file)) && write(storage, file, chance.pick(['{"role":', '[]', ''])),
    () => fs.rmSync(path.join(storage, file), { force: true }),
    () => fs.rmSync(path.join(storage, path.dirname(part)), { force: true, recursive: true }),
    () => fs.rmSync(path.join(storage, 'message', session), { force: true, recursive: true }),
  ])();
}

describe('a storage that is followed through whatever happens to its files', () => {
  it.each(Array.from({ length: lives }, (_, index) => first + index))(
    'has what a fresh look has, life %i',
    async (seed) => {
      const chance = new Chance(seed);
      const storage = storageFolder(chance.pick(['nothing', 'nothing', 'nothing', 'v1.1']));
      const bench = new StorageBench(storage);
      for (let step = 0; step < 12; step++) {
        for (let count = chance.below(6); count >= 0; count--) change(storage, chance);
        await bench.index.refresh();
        if (chance.below(2) === 0) await bench.index.readToolCalls();
        if (chance.below(2) === 0) continue;
        // As polls do: what is half written now is broken in the end.
        for (let look = 0; look < 3; look++) {
          bench.ahead += 3000;
          await bench.index.refresh();
          await bench.index.readToolCalls();
        }
        const fresh = new StorageBench(storage);
        fresh.ahead = bench.ahead;
        await fresh.index.refresh();
        await fresh.index.readToolCalls();
        expect({ seed, step, ...(knownBy(bench) as object) }).toEqual({ seed, step, ...(knownBy(fresh) as object) });
      }
    },
  );
});
