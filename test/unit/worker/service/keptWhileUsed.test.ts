import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptWhileUsed } from '../../../../src/worker/service/keptWhileUsed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('is made once while somebody asks, anew after nobody did for a while, and after it was let go', () => {
  let made = 0;
  const kept = new KeptWhileUsed<{ number: number }>(1000);
  const ask = (): number => kept.get(() => ({ number: ++made })).number;
  expect([ask(), ask()]).toEqual([1, 1]);
  vi.advanceTimersByTime(900);
  expect(ask()).toBe(1);
  vi.advanceTimersByTime(900);
  expect(ask()).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(ask()).toBe(2);
  kept.clear();
  expect(vi.getTimerCount()).toBe(0);
  expect(ask()).toBe(3);
});

test('is made of the outdated one, once, unless that was let go', () => {
  const kept = new KeptWhileUsed<{ readonly from: number }>(1000);
  const ask = (): number => kept.get((outdated) => ({ from: (outdated?.from ?? 0) + 1 })).from;
  expect(ask()).toBe(1);
  kept.outdate();
  expect([kept.isKept, ask(), ask()]).toEqual([true, 2, 2]);
  kept.outdate();
  vi.advanceTimersByTime(1000);
  expect([kept.isKept, ask()]).toEqual([false, 1]);
});

test('does not ask an outdated one again that could not be followed', () => {
  const kept = new KeptWhileUsed<{ readonly name: string }>(1000);
  kept.get(() => ({ name: 'first' }));
  kept.outdate();
  const fail = (): never => {
    throw new Error('no');
  };
  expect(() => kept.get(fail)).toThrow('no');
  expect(kept.get((outdated) => outdated ?? { name: 'anew' }).name).toBe('anew');
});
