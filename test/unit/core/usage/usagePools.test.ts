import { expect, test } from 'vitest';
import { StringPool } from '../../../../src/core/usage/stringPool.ts';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';

test('a string has one number, nothing is number 0, and names of object methods are strings like any other', () => {
  const pool = new StringPool();
  const words = ['', 'a', '__proto__', 'constructor', 'a', ''];
  const numbers = words.map((word) => pool.intern(word));
  expect(numbers).toEqual([0, 1, 2, 3, 1, 0]);
  expect(numbers.map((number) => pool.text(number))).toEqual(words);
  expect([pool.size, pool.find('constructor'), pool.find('b'), pool.text(99)]).toEqual([4, 3, undefined, '']);
});

test('a model has one number; no model is number 0', () => {
  const pools = new UsagePools();
  const opus = { providerID: 'anthropic', modelID: 'opus' };
  expect(pools.internModel({ providerID: '', modelID: '' })).toBe(0);
  expect(pools.internModel(opus)).toBe(1);
  expect(pools.internModel({ providerID: 'copilot', modelID: 'opus' })).toBe(2);
  expect(pools.internModel({ ...opus })).toBe(1);
  expect([pools.modelCount, pools.model(1), pools.model(99)]).toEqual([3, opus, { providerID: '', modelID: '' }]);
});
