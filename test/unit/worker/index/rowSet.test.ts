import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowSet } from '../../../../src/worker/index/rowSet.ts';

const rowid = fc.oneof(fc.integer({ min: -3, max: 70_000 }), fc.integer({ min: 2 ** 33, max: 2 ** 33 + 40 }));

it('holds what was added and not deleted, and lists any range of it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), rowid)), rowid, rowid, (steps, first, last) => {
      const rows = new RowSet();
      const model = new Set<number>();
      for (const [adds, row] of steps) {
        if (adds) rows.add(row);
        else expect(rows.delete(row)).toBe(model.has(row));
        if (adds) model.add(row);
        else model.delete(row);
      }
      expect(rows.count).toBe(model.size);
      for (const [, row] of steps) expect(rows.has(row)).toBe(model.has(row));
      const listed: number[] = [];
      rows.visitBetween(first, last, (row) => listed.push(row));
      const expected = [...model].filter((row) => row >= first && row <= last);
      expect(listed.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
      const copy = new RowSet();
      for (const [key, words] of rows.pages()) copy.adoptPage(key, words.slice());
      expect(copy.count).toBe(rows.count);
    }),
  );
});
