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
