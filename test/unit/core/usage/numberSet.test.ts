import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberSet } from '../../../../src/core/usage/numberSet.ts';

it('counts different numbers, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(99)), (numbers) => {
      const set = new NumberSet(100);
      for (const number of numbers) set.add(number);
      expect(set.size).toBe(new Set(numbers).size);
    }),
  );
});
