import { describe, expect, it } from 'vitest';
import type { BurnRequest } from '../../../../src/core/live/burnRate.ts';
import { burnPoints, burnRate, burnWindowMs, requestsLeft } from '../../../../src/core/live/burnRate.ts';

const now = 10_000_000;
const request = (secondsAgo: number, more: Partial<BurnRequest> = {}): BurnRequest => ({
  created: now - secondsAgo * 1000 - 10_000,
  completed: now - secondsAgo * 1000,
  tokens: 5000,
  output: 300,
  cost: 1_000_000,
  onlyTools: false,
  ...more,
});

describe('the burn rate', () => {
  it('is over requests that finished in the last five minutes', () => {
    const rate = burnRate([request(10), request(200), request(301), request(0, { completed: 0 })], now);
    expect(rate.requests).toBe(2);
    expect(rate.tokensPerMinute).toBe(2000);
    expect(rate.costPerHour).toBe(24_000_000);
    expect(rate.outputPerSecond).toBe(30);
  });

  it('has no speed when no request tells one', () => {
    const short = request(10, { output: 40, onlyTools: true });
    expect(burnRate([short], now).outputPerSecond).toBeNull();
    expect(burnRate([], now)).toMatchObject({ tokensPerMinute: 0, outputPerSecond: null, costPerHour: 0, requests: 0 });
  });

  it('spreads each answer over the time it took', () => {
    const { curve } = burnRate([request(10)], now);
    expect(curve).toHaveLength(burnPoints);
    const step = burnWindowMs / burnPoints / 1000;
    expect(curve.reduce((sum, speed) => sum + speed * step, 0)).toBeCloseTo(300);
    expect(curve.filter((speed) => speed > 0)).toEqual([30, 30]);
  });

  it('counts only the part inside the window of an answer that began before it', () => {
    const { curve } = burnRate([request(290, { created: now - 600_000 })], now);
    expect(curve[0]).toBeGreaterThan(0);
    expect(curve[0]).toBeLessThan(1);
    expect(curve[5]).toBe(0);
  });
});

describe('requests that still fit', () => {
  it('are told by how the context grew lately', () => {
    expect(requestsLeft([10_000, 20_000, 30_000], 100_000)).toBe(7);
  });
  it('are unknown without a limit, without requests, and when nothing grows', () => {
    expect(requestsLeft([10_000, 20_000], null)).toBeNull();
    expect(requestsLeft([], 100_000)).toBeNull();
    expect(requestsLeft([10_000, 10_000], 100_000)).toBeNull();
  });
  it('are none when the window is full', () => expect(requestsLeft([90_000, 120_000], 100_000)).toBe(0));
});
