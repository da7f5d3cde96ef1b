import { describe, expect, test } from 'vitest';
import { dollars, nanoDollars } from '../../../../src/core/model/money.ts';
import { cacheHitRatio, noTokens, totalTokens } from '../../../../src/core/model/tokenUsage.ts';

describe('a recorded amount', () => {
  test('becomes whole nano-dollars', () => {
    expect(nanoDollars(0.1)).toBe(100_000_000);
    expect(nanoDollars(0.0000000004)).toBe(0);
    expect(nanoDollars(0)).toBe(0);
    expect(dollars(1_240_000_000)).toBe(1.24);
  });

  test.each([['0.5'], [null], [undefined], [NaN], [Infinity], [-0.01], [1e9], [{}], [true]])(
    '%o is no amount',
    (value) => {
      expect(nanoDollars(value)).toBeNull();
    },
  );

  test('ten cents and twenty cents are thirty: integers add exactly', () => {
    expect(nanoDollars(0.1)! + nanoDollars(0.2)!).toBe(nanoDollars(0.3));
  });
});

describe('tokens', () => {
  const tokens = { input: 1, output: 20, reasoning: 300, cacheRead: 4000, cacheWrite: 50_000 };

  test('add up over the five kinds', () => {
    expect(totalTokens(tokens)).toBe(54_321);
  });

  test('the cache hit ratio is of the prompt alone, and nothing has none', () => {
    expect(cacheHitRatio({ ...tokens, input: 4000, cacheWrite: 0 })).toBe(0.5);
    expect(cacheHitRatio({ ...noTokens, output: 5 })).toBeNull();
  });
});
