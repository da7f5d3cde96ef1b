import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberSet } from '../../../../src/core/usage/numberSet.ts';

const lists = fc.array(fc.array(fc.oneof(fc.nat(99), fc.nat(5000)), { maxLength: 120 }), { maxLength: 4 });

function setOf(numbers: readonly number[]): NumberSet {
  const set = new NumberSet();
  for (const number of numbers) set.add(number);
  return set;
}

it('counts different numbers, few or many, whatever their order', () => {
  fc.assert(fc.property(lists, (all) => all.forEach((one) => expect(setOf(one).size).toBe(new Set(one).size))));
});

it('takes in other sets, which stay as they are', () => {
  fc.assert(
    fc.property(lists, (all) => {
      const sets = all.map(setOf);
      const whole = new NumberSet();
      for (const set of sets) whole.addAll(set);
      expect(whole.size).toBe(new Set(all.flat()).size);
      whole.add(6000);
      expect(whole.size).toBe(new Set([...all.flat(), 6000]).size);
      expect(sets.map(({ size }) => size)).toEqual(all.map((one) => new Set(one).size));
    }),
  );
});
