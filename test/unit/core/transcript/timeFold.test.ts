import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredMs, foldedAt, foldTime, timeAt } from '../../../../src/core/transcript/timeFold.ts';

const minute = 60_000;

describe('folded time', () => {
  it('keeps busy time at its length and folds long pauses', () => {
    const fold = foldTime([
      { from: 0, to: 10 * minute },
      { from: 10.5 * minute, to: 20 * minute },
      { from: 500 * minute, to: 520 * minute },
    ]);
    expect(fold.pieces.map(({ from, to, idle }) => [from / minute, to / minute, idle])).toEqual([
      [0, 20, false],
      [20, 500, true],
      [500, 520, false],
    ]);
    expect(fold.length).toBeLessThan(45 * minute);
    expect(foldedAt(fold, 5 * minute)).toBe(5 * minute);
  });

  it('counts what overlaps once', () => {
    expect(
      coveredMs([
        { from: 0, to: 10 },
        { from: 5, to: 20 },
        { from: 30, to: 31 },
      ]),
    ).toBe(21);
    expect(coveredMs([])).toBe(0);
  });

  it('folds so few gaps that there is room for the rest', () => {
    const fold = foldTime(
      Array.from({ length: 10_000 }, (_, index) => ({ from: index * 90 * minute, to: index * 90 * minute + 1000 })),
    );
    expect(fold.pieces.length).toBeLessThan(100);
  });

  it('leads there and back', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e6 }));
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 30 }), (pairs) => {
        const fold = foldTime(pairs.map(([from, length]) => ({ from, to: from + length })));
        let before = -1;
        for (const [from] of [...pairs].sort((a, b) => a[0] - b[0])) {
          const at = foldedAt(fold, from);
          expect(at).toBeGreaterThanOrEqual(before);
          expect(at).toBeLessThanOrEqual(fold.length);
          expect(Math.abs(timeAt(fold, at) - from)).toBeLessThan(2);
          before = at;
        }
      }),
      { numRuns: 100 },
    );
  });
});
