import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noToolDetail } from '../../../../src/core/model/toolDetail.ts';
import { ToolCallTable } from '../../../../src/core/usage/toolCallTable.ts';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';

function put(table: ToolCallTable, rowid: number, started: number): void {
  table.put({
    rowid,
    messageId: '',
    sessionId: `s${started % 3}`,
    tool: 'bash',
    skill: '',
    status: 'completed',
    started,
    ended: started + 5,
    outputLength: rowid,
  });
}

/** Rows as `rowid: started`. */
function content(table: ToolCallTable): [number, number][] {
  const { rowid, started } = table.columns;
  return Array.from({ length: table.size }, (_, slot) => [rowid[slot]!, started[slot]!]);
}

test('any inserts, replacements and removals leave what a map would hold, sorted by rowid', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ put: fc.integer({ min: 1, max: 40 }), started: fc.nat(1000) }) },
    { weight: 1, arbitrary: fc.record({ remove: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }) }) },
    { weight: 1, arbitrary: fc.constant('clear' as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const table = new ToolCallTable(new UsagePools(), 1);
      const model = new Map<number, number>();
      for (const action of steps) {
        if (action === 'clear') {
          table.clear();
          model.clear();
        } else if ('put' in action) {
          put(table, action.put, action.started);
          model.set(action.put, action.started);
        } else {
          const expected = action.remove.filter((rowid) => model.delete(rowid)).length;
          expect(table.removeAll(new Set(action.remove))).toBe(expected);
        }
        expect(content(table)).toEqual([...model].sort(([a], [b]) => a - b));
      }
      for (let rowid = 0; rowid <= 41; rowid++) {
        const slot = table.find(rowid);
        expect(slot >= 0).toBe(model.has(rowid));
        if (slot >= 0) expect(table.columns.outputLength[slot]).toBe(rowid);
      }
    }),
  );
});

test('an empty table finds nothing and removes nothing', () => {
  const table = new ToolCallTable(new UsagePools(), 0);
  expect([table.size, table.find(1), table.lowerBound(1), table.removeAll(new Set([1]))]).toEqual([0, -1, 0, 0]);
  put(table, 7, 1);
  expect(content(table)).toEqual([[7, 1]]);
});

test('rows come between others in one go, as they would one by one, and never among them', () => {
  const rowids = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 60 });
  fc.assert(
    fc.property(rowids, fc.integer({ min: 1, max: 200 }), fc.nat(40), (all, from, span) => {
      const pools = new UsagePools();
      const isBetween = (rowid: number): boolean => rowid >= from && rowid <= from + span;
      const [whole, outer, inner] = [0, 1, 1].map((capacity) => new ToolCallTable(pools, capacity));
      if (!whole || !outer || !inner) throw new Error('three tables');
      for (const rowid of all) {
        put(whole, rowid, rowid * 7);
        put(isBetween(rowid) ? inner : outer, rowid, rowid * 7);
      }
      const rows = inner.copyOfColumns();
      expect(rows.rowid).toHaveLength(inner.size);
      outer.insertRows(rows);
      expect(outer.copyOfColumns()).toEqual(whole.copyOfColumns());
      if (inner.size > 0) expect(() => outer.insertRows(rows)).toThrow(RangeError);
    }),
  );
});

test('numbers stay what they are, however narrow their columns were before, alone and in one go', () => {
  const whole = fc.oneof(
    fc.constantFrom(0, 1, 255, 256, 65_535, 65_536, 0xffffffff),
    fc.integer({ min: 0, max: 0xffffffff }),
  );
  const rowid = fc.oneof(fc.nat(300), whole, fc.maxSafeInteger());
  const row = fc.record({ rowid, outputLength: whole, inputLength: whole, started: fc.maxSafeInteger() });
  fc.assert(
    fc.property(fc.uniqueArray(row, { maxLength: 12, selector: (one) => one.rowid }), fc.nat(12), (rows, first) => {
      const pools = new UsagePools();
      const calls = rows.map(({ rowid, outputLength, inputLength, started }) => ({
        ...{ rowid, messageId: '', sessionId: '', tool: 'bash', skill: '', started, ended: started, outputLength },
        ...{ status: 'completed' as const, detail: { ...noToolDetail, inputLength } },
      }));
      const table = new ToolCallTable(pools, 0);
      for (const call of calls) expect(table.put(call)).toBe(true);
      for (const call of calls) expect(table.put(call)).toBe(false);
      // All before the first one in one table, all others in another.
      const sorted = calls.toSorted((a, b) => a.rowid - b.rowid);
      const [before, after] = [new ToolCallTable(pools, 0), new ToolCallTable(pools, 0)];
      for (const [index, call] of sorted.entries()) (index < first ? before : after).put(call);
      after.insertRows(before.copyOfColumns());
      for (const one of [table, after]) {
        const { rowid, outputLength, inputLength, started } = one.columns;
        expect(one.size).toBe(rows.length);
        for (const [slot, call] of sorted.entries()) {
          const found = [rowid[slot], outputLength[slot], inputLength[slot], started[slot]];
          expect(found).toEqual([call.rowid, call.outputLength, call.detail.inputLength, call.started]);
        }
      }
    }),
  );
});

test('what changed since a mark is told through any changes and removals, one after the other', () => {
  const some = fc.uniqueArray(fc.nat(60), { maxLength: 6 });
  const step = fc.record({ changed: some, removed: some, added: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), fc.nat(5), (steps, marked) => {
      const table = new ToolCallTable(new UsagePools(), 1);
      let last = 0;
      const add = (count: number): void => {
        while (count-- > 0) put(table, ++last, last);
      };
      add(40);
      const sessions = (): Map<number, number> => {
        const { rowid, session } = table.columns;
        return new Map(Array.from({ length: table.size }, (_, slot) => [rowid[slot]!, session[slot]!]));
      };
      let mark = table.mark;
      let before = sessions();
      const touched = new Set<number>();
      for (const [index, { changed, removed, added }] of steps.entries()) {
        if (index === marked) {
          mark = table.mark;
          before = sessions();
          touched.clear();
        }
        for (const rowid of changed.filter((one) => table.find(one) >= 0)) {
          put(table, rowid, 1000 + index * 100 + rowid);
          touched.add(rowid);
        }
        table.removeAll(new Set(removed));
        add(added);
      }
      const now = sessions();
      const news = table.changedSince(mark)!;
      const rowidsOf = (slots: readonly number[], { rowid }: { rowid: ArrayLike<number> }): Set<number> =>
        new Set(slots.map((slot) => rowid[slot]!));
      const known = [...before.keys()];
      expect(news.removed.map((slot) => known[slot])).toEqual(known.filter((rowid) => !now.has(rowid)));
      expect(rowidsOf(news.changed, table.columns)).toEqual(
        new Set([...now.keys()].filter((rowid) => !before.has(rowid) || touched.has(rowid))),
      );
      const left = known.filter((rowid) => now.get(rowid) !== before.get(rowid)).map((rowid) => before.get(rowid));
      expect(news.left).toEqual(expect.arrayContaining(left));
    }),
  );
});

test('what changed is not told once rows came between others, or too much went to be noted', () => {
  const table = new ToolCallTable(new UsagePools(), 1);
  for (let rowid = 2; rowid <= 20_002; rowid++) put(table, rowid, 1);
  const first = table.mark;
  put(table, 1, 1);
  expect(table.changedSince(first)).toBeNull();
  const second = table.mark;
  table.removeAll(new Set([5]));
  expect(table.changedSince(second)).toMatchObject({ changed: [], removed: [4] });
  table.removeAll(new Set(Array.from({ length: 10_000 }, (_, index) => 10 + index)));
  expect(table.changedSince(second)).toBeNull();
});
