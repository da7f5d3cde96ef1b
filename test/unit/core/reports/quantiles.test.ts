import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DurationCounts } from '../../../../src/core/reports/usage/durationCounts.ts';
import { quantiles } from '../../../../src/core/reports/usage/quantiles.ts';
import { selectRank } from '../../../../src/core/reports/usage/selectRank.ts';

const numbers = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e9, noNaN: true })), {
  minLength: 1,
  maxLength: 80,
});

describe('quantiles', () => {
  it('are those of the sorted numbers', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 4 }), (lists) => {
        const sorted = lists.flat().sort((a, b) => a - b);
        const middle = sorted.length >>> 1;
        const lower = sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]!;
        expect(quantiles(lists)).toEqual({
          median: (lower + sorted[middle]!) / 2,
          p90: sorted[Math.ceil(sorted.length * 0.9) - 1],
        });
      }),
    );
  });

  it('are null of nothing', () => {
    expect(quantiles([])).toBeNull();
    expect(quantiles([[], []])).toBeNull();
  });

  it('find the number of any rank', () => {
    fc.assert(
      fc.property(numbers, fc.nat(79), (list, wanted) => {
        const rank = Math.min(wanted, list.length - 1);
        expect(selectRank(Float64Array.from(list), rank, 0, list.length - 1)).toBe(
          list.toSorted((a, b) => a - b)[rank],
        );
      }),
    );
  });

  it('find the number of any rank among so many that a sample is taken first, be they sorted, equal or mixed', () => {
    const order = fc.constantFrom(
      (index: number) => index,
      (index: number) => -index,
      (index: number) => index % 7,
      () => 5,
      (index: number) => (index * 7919) % 4099,
    );
    fc.assert(
      fc.property(order, fc.integer({ min: 601, max: 5000 }), fc.nat(4999), (valueOf, count, wanted) => {
        const list = Array.from({ length: count }, (_, index) => valueOf(index));
        const rank = wanted % count;
        const numbers = Float64Array.from(list);
        list.sort((a, b) => a - b);
        expect(selectRank(numbers, rank, 0, count - 1)).toBe(list[rank]);
        expect(Math.max(...numbers.subarray(0, rank + 1))).toBe(list[rank]);
        expect(Math.min(...numbers.subarray(rank))).toBe(list[rank]);
        expect(numbers.toSorted()).toEqual(Float64Array.from(list));
      }),
      { numRuns: 25 },
    );
  });

  it('are the same of durations counted by length, merged or not', () => {
    const durations = fc.array(fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 2 ** 32 - 1 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.array(durations, { maxLength: 4 }), (lists) => {
        const whole = new DurationCounts();
        for (const list of lists) {
          const part = new DurationCounts();
          for (const ms of list) part.add(ms);
          whole.merge(part);
        }
        expect(whole.quantiles()).toEqual(quantiles(lists));
      }),
    );
  });
});
