import { describe, expect, it } from 'vitest';
import type {
  Stretch,
  StretchHelp,
  StretchHelper,
  StretchOrder,
  StretchTask,
} from '../../../../src/worker/index/stretches/stretch.ts';
import { StretchReader } from '../../../../src/worker/index/stretches/stretchReader.ts';
import { figuresOf } from './support/figuresOf.ts';
import { copyOfFixture, loadedIndex, native, openIndex, settle, type TestIndex } from './support/indexHarness.ts';

const parts = 1500;
/** An output of this length is in no fixture: it marks what the helper read. */
const marked = 424_242;

/** A helper in this thread, whose reading can be stopped before and after, and which can fail. */
class TestHelp implements StretchHelp {
  readonly length = 100;
  readonly worthIt = 300;
  readonly lead = 100;
  readonly mostBetween = 100;
  readonly patience = 0;
  readonly orders: StretchOrder[] = [];
  closed = 0;
  /** Resolves when all that was asked so far is over. */
  last: Promise<unknown> = Promise.resolve();
  marks = false;
  before: (order: StretchOrder) => Promise<void> | void = () => undefined;
  after: (order: StretchOrder) => Promise<void> | void = () => undefined;

  readonly start = (task: StretchTask): StretchHelper => {
    const reader = new StretchReader(task);
    return {
      ask: (order, memory) => {
        this.orders.push(order);
        const answer = this.last.then(() => this.#read(reader, order, memory));
        this.last = answer;
        return answer;
      },
      close: () => {
        this.closed++;
        reader.close();
      },
    };
  };

  async #read(reader: StretchReader, order: StretchOrder, memory?: ArrayBuffer): Promise<Stretch | null> {
    await this.before(order);
    // As it comes from another thread.
    const stretch = structuredClone(reader.read(order, memory));
    await this.after(order);
    if (!this.marks || stretch === null) return stretch;
    const outputLength = new Uint32Array(stretch.toolCalls.rowid.length).fill(marked);
    return { ...stretch, toolCalls: { ...stretch.toolCalls, outputLength } };
  }
}

/** A database with more parts than the fixture's own, copies of them. */
async function manyParts(count = parts): Promise<string> {
  const file = copyOfFixture('small');
  await native.run(
    file,
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}), old AS (SELECT max(rowid) AS last FROM part)
     INSERT INTO part(id, message_id, session_id, time_created, time_updated, data)
     SELECT 'prt_more' || i, message_id, session_id, time_created, time_updated, data
     FROM n, old JOIN part ON part.rowid = 1 + i % old.last;`,
  );
  return file;
}

/** Somebody who has the database open, and a log of what was written to it. */
async function writerOf(file: string): Promise<{ run: (sql: string) => Promise<unknown> }> {
  const writer = await native.open(file);
  await writer.run('DELETE FROM part WHERE rowid = 5;');
  return writer;
}

const opened = (file: string, help: StretchHelp): TestIndex => openIndex(file, null, undefined, { help });

const lengths = ({ tables }: TestIndex): Map<number, number> =>
  new Map(
    Array.from({ length: tables.toolCalls.size }, (_, slot) => [
      tables.toolCalls.columns.rowid[slot] ?? 0,
      tables.toolCalls.columns.outputLength[slot] ?? 0,
    ]),
  );

const helped = (index: TestIndex, { after, upTo }: StretchOrder): boolean[] =>
  [...lengths(index)].filter(([rowid]) => rowid > after && rowid <= upTo).map(([, length]) => length === marked);

describe('a pass with a helper', () => {
  it('has the same figures as one without, half of them read by the helper', async () => {
    const file = await manyParts();
    const help = new TestHelp();
    const index = opened(file, help);
    await index.refresh();
    const told: number[] = [];
    await index.readToolCalls({ onProgress: ({ done }) => told.push(done) });
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
    expect(help.orders.length).toBeGreaterThan(4);
    expect(help.closed).toBe(1);
    expect(told).toEqual([...told].sort((one, other) => one - other));

    help.marks = true;
    const again = opened(file, help);
    await again.refresh();
    await again.readToolCalls();
    const taken = help.orders.slice(help.orders.length / 2).flatMap((order) => helped(again, order));
    expect(taken.length).toBeGreaterThan(80);
    expect(taken).not.toContain(false);
  });

  it('is not begun for a few parts', async () => {
    const help = new TestHelp();
    const index = opened(copyOfFixture('small'), help);
    await index.refresh();
    await index.readToolCalls();
    expect(index.toolCallsComplete).toBe(true);
    expect(help.orders).toEqual([]);
  });

  it('takes over nothing that was read before a refresh, and all that no refresh saw is found by the next', async () => {
    const file = await manyParts();
    const writer = await writerOf(file);
    const help = new TestHelp();
    const index = opened(file, help);
    await index.refresh();
    help.marks = true;
    const seen = new Set<StretchOrder>();
    help.after = async (order) => {
      const changes = [
        `UPDATE part SET data = json_set(data, '$.state.status', 'error'), time_updated = time_updated + 1 WHERE rowid = ${order.after + 7};`,
        `DELETE FROM part WHERE rowid BETWEEN ${order.after + 20} AND ${order.after + 25};`,
        `INSERT INTO part(id, message_id, session_id, time_created, time_updated, data)
           SELECT 'prt_new${order.after}', message_id, session_id, time_created, time_updated, data FROM part WHERE rowid = 1;`,
      ];
      await writer.run(changes.join('\n'));
      if (help.orders.indexOf(order) > 3) return;
      seen.add(order);
      await index.refresh();
    };
    await index.readToolCalls();
    await help.last;
    expect(seen.size).toBeGreaterThan(1);
    for (const order of seen) expect(helped(index, order)).not.toContain(true);
    await settle(index);
    help.marks = false;
    const fresh = await loadedIndex(file);
    const isMarked = [...lengths(index)].filter(([, length]) => length === marked).map(([rowid]) => rowid);
    const { columns, size } = index.tables.toolCalls;
    for (let slot = 0; slot < size; slot++) {
      // What was marked is right but for the mark.
      if (columns.outputLength[slot] === marked)
        columns.outputLength[slot] = lengths(fresh).get(columns.rowid[slot] ?? 0) ?? 0;
    }
    expect(isMarked.length).toBeGreaterThan(0);
    expect(figuresOf(index)).toEqual(figuresOf(fresh));
  });

  it('takes over no part that a refresh no longer saw', async () => {
    const file = await manyParts();
    const writer = await writerOf(file);
    const help = new TestHelp();
    const index = opened(file, help);
    await index.refresh();
    help.after = async (order) => {
      if (help.orders.indexOf(order) !== 1) return;
      // Whole pages go: no page that is left tells of these parts.
      await writer.run(`DELETE FROM part WHERE rowid > ${order.after} AND rowid <= ${order.upTo}`);
      expect((await index.refresh()).how).toBe('pages');
    };
    await index.readToolCalls();
    await help.last;
    await settle(index);
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it('ends with a fresh read’s figures, whatever is written and whenever it is noticed', async () => {
    let random = 7;
    const chance = (below: number): number => (random = (random * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 8; round++) {
      const file = await manyParts(900);
      const help = new TestHelp();
      const index = opened(file, help);
      const writer = await writerOf(file);
      await index.refresh();
      const write = async (): Promise<void> => {
        if (chance(3) === 0) return;
        const row = chance(1100);
        const changes = [
          `DELETE FROM part WHERE rowid BETWEEN ${row} AND ${row + chance(60)};`,
          `UPDATE part SET data = '{"type":"text","text":"other words ${round} than before"}' WHERE rowid = ${row};`,
          `UPDATE part SET data = json_set(data, '$.state.output', hex(zeroblob(${chance(9000)}))) WHERE rowid = ${row};`,
          `INSERT INTO part(id, message_id, session_id, time_created, time_updated, data)
             SELECT 'prt_n' || hex(randomblob(8)), message_id, session_id, time_created, time_updated, data FROM part LIMIT ${chance(20)};`,
          'PRAGMA wal_checkpoint(PASSIVE);',
          'VACUUM;',
        ];
        await writer.run(changes[chance(5 + (chance(4) === 0 ? 1 : 0))] ?? '');
        if (chance(2) === 0) await index.refresh();
      };
      help.before = write;
      help.after = write;
      await settle(index);
      await help.last;
      await settle(index);
      expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
      expect(help.orders.length).toBeGreaterThan(0);
    }
  });
});

describe('a pass whose helper is of no use', () => {
  const failing: readonly (readonly [string, (file: string, help: TestHelp) => StretchHelp])[] = [
    [
      'cannot be started',
      (_, help) => ({
        ...help,
        start: () => {
          throw new Error('no thread');
        },
      }),
    ],
    [
      'never has an answer',
      (_, help) => ({ ...help, start: () => ({ ask: () => Promise.resolve(null), close: () => undefined }) }),
    ],
    [
      'ends on the way',
      (_, help) => {
        let left = 2;
        const start = (task: StretchTask): StretchHelper => {
          const helper = help.start(task);
          return { ...helper, ask: (order) => (left-- > 0 ? helper.ask(order) : Promise.resolve(null)) };
        };
        return { ...help, start };
      },
    ],
    [
      'reads another database',
      (_, help) => ({ ...help, start: () => help.start({ path: '/nowhere/opencode.db', columns: ['id', 'data'] }) }),
    ],
  ];

  it.each(failing)('reads all alone: it %s', async (_, make) => {
    const file = await manyParts();
    const index = opened(file, make(file, new TestHelp()));
    await index.refresh();
    await index.readToolCalls();
    expect(index.toolCallsComplete).toBe(true);
    expect(figuresOf(index)).toEqual(figuresOf(await loadedIndex(file)));
  });

  it('reads alone what is unusual or malformed', async () => {
    const file = await manyParts();
    await native.run(
      file,
      `UPDATE part SET data = '{"type":"tool"' WHERE rowid % 150 = 0; UPDATE part SET data = x'00' WHERE rowid % 230 = 0;`,
    );
    const index = opened(file, new TestHelp());
    await index.refresh();
    await index.readToolCalls();
    const alone = await loadedIndex(file);
    expect(index.state.malformedRows).toBeGreaterThan(5);
    expect(figuresOf(index)).toEqual(figuresOf(alone));
  });

  it('has no helper left when it is stopped on the way', async () => {
    const file = await manyParts();
    const help = new TestHelp();
    const index = opened(file, help);
    await index.refresh();
    help.before = () => index.dispose();
    await index.readToolCalls();
    expect(index.toolCallsComplete).toBe(false);
    expect(help.closed).toBeGreaterThan(0);
    expect(help.orders.length).toBeLessThan(3);
  });
});
