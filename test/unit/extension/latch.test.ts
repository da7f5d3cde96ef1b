import { expect, it } from 'vitest';
import { Latch } from '../../../src/extension/panels/latch.ts';

it('holds the newest thing until somebody can take it, then hands over at once', () => {
  const taken: string[] = [];
  const latch = new Latch<string>((thing) => taken.push(thing));
  latch.give('old');
  latch.give('new');
  expect(taken).toEqual([]);
  latch.open();
  expect(taken).toEqual(['new']);
  latch.open();
  latch.give('next');
  expect(taken).toEqual(['new', 'next']);
  latch.shut();
  latch.give('held');
  expect(taken).toEqual(['new', 'next']);
  latch.open();
  expect(taken).toEqual(['new', 'next', 'held']);
});
