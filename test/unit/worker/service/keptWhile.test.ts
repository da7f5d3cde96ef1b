import { expect, it } from 'vitest';
import { KeptWhile } from '../../../../src/worker/service/keptWhile.ts';

it('makes a value once for the same grounds and anew for others', () => {
  const kept = new KeptWhile<number>();
  const prices = {};
  let made = 0;
  const get = (grounds: readonly unknown[], name: string): number => kept.get(grounds, name, () => ++made);
  expect([get([prices, 1], 'a'), get([prices, 1], 'b'), get([prices, 1], 'a')]).toEqual([1, 2, 1]);
  expect(get([prices, 2], 'a')).toBe(3);
  expect(get([{}, 2], 'a')).toBe(4);
  // What was made on earlier grounds is gone, also when they come back.
  expect(get([prices, 1], 'b')).toBe(5);
});

it('forgets the oldest of many', () => {
  const kept = new KeptWhile<string>();
  for (let name = 0; name < 20; name++) kept.get([], `${name}`, () => 'first');
  expect(kept.get([], '0', () => 'again')).toBe('again');
  expect(kept.get([], '19', () => 'again')).toBe('first');
});
