import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens } from '../../../../src/core/model/tokenUsage.ts';
import { picoPerToken } from '../../../../src/core/pricing/rates.ts';
import { requestCost } from '../../../../src/core/pricing/requestCost.ts';
import { price, rates } from './support.ts';

const base = rates(3, 15, 0.3, 3.75);
const long = rates(6, 22.5, 0.6, 7.5);
const nano = (dollars: number): number => Math.round(dollars * 1e9);

describe('the cost of a request', () => {
  const large = { ...noTokens, input: 60_000, cacheRead: 200_000, output: 1000 };

  it('is what OpenCode computes for 60k in, 200k cached and 1k out, without and with a tier', () => {
    expect(requestCost(price(base), large)).toBe(nano(0.255));
    expect(requestCost(price(base, long), large)).toBe(nano(0.5025));
  });

  it('takes the tier only above its size, by input and cache together', () => {
    const at = (input: number, cacheRead: number, cacheWrite: number): number =>
      requestCost(price(base, long), { ...noTokens, input, cacheRead, cacheWrite });
    expect(at(100_000, 60_000, 40_000)).toBe(nano(0.3 + 0.018 + 0.15));
    expect(at(100_001, 60_000, 40_000)).toBe(nano(0.600006 + 0.036 + 0.3));
  });

  it('takes the highest of several tiers', () => {
    const tiers = [
      { aboveTokens: 100, rates: rates(10, 0) },
      { aboveTokens: 1000, rates: rates(20, 0) },
    ];
    const cost = (input: number): number => requestCost({ ...price(rates(1, 0)), tiers }, { ...noTokens, input });
    expect([cost(100), cost(101), cost(1000), cost(1001)]).toEqual([100_000, 1_010_000, 10_000_000, 20_020_000]);
  });

  it('charges reasoning as output: the recorded 0.0195 of a real request', () => {
    const tokens = { input: 4000, output: 220, reasoning: 120, cacheRead: 8000, cacheWrite: 0 };
    expect(requestCost(price(base), tokens)).toBe(nano(0.0195));
  });

  it('rounds once, half a nano-dollar up', () => {
    const tiny = price(rates(0.0005, 0));
    const cost = (input: number): number => requestCost(tiny, { ...noTokens, input });
    // 500 pico-dollars a token: one token is half a nano-dollar.
    expect([cost(1), cost(2), cost(3)]).toEqual([1, 1, 2]);
    expect(requestCost(price(rates(0.0004, 0.0004)), { ...noTokens, input: 1, output: 1 })).toBe(1);
  });

  it('is exact for any tokens a column holds and any believable price', () => {
    const tokens = fc.record({
      input: fc.nat(2 ** 32 - 1),
      output: fc.nat(2 ** 32 - 1),
      reasoning: fc.nat(2 ** 32 - 1),
      cacheRead: fc.nat(2 ** 32 - 1),
      cacheWrite: fc.nat(2 ** 32 - 1),
    });
    const rate = fc.nat(100_000_000);
    fc.assert(
      fc.property(tokens, fc.tuple(rate, rate, rate, rate), (used, [input, output, cacheRead, cacheWrite]) => {
        const pico =
          BigInt(used.input) * BigInt(input) +
          (BigInt(used.output) + BigInt(used.reasoning)) * BigInt(output) +
          BigInt(used.cacheRead) * BigInt(cacheRead) +
          BigInt(used.cacheWrite) * BigInt(cacheWrite);
        const cost = requestCost(price({ input, output, cacheRead, cacheWrite }), used);
        expect(cost).toBe(Number((pico + 500n) / 1000n));
      }),
    );
  });
});

describe('a price', () => {
  it.each([
    [3, 3_000_000],
    [0.107, 107_000],
    [0.0375, 37_500],
    [0, 0],
  ])('of %d dollars a million is exact', (dollars, pico) => expect(picoPerToken(dollars)).toBe(pico));

  it.each([[-1], [NaN], [Infinity], ['3'], [null], [undefined], [1e9]])('is not %s', (value) =>
    expect(picoPerToken(value)).toBeNull(),
  );
});
