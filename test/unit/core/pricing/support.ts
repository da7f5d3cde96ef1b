import type { KnownPrice } from '../../../../src/core/pricing/modelPrice.ts';
import { ratesOf } from '../../../../src/core/pricing/priceValues.ts';
import type { Rates } from '../../../../src/core/pricing/rates.ts';

/** Rates in US dollars per million tokens. */
export function rates(input: number, output: number, cacheRead = 0, cacheWrite = 0): Rates {
  return ratesOf(input, output, cacheRead, cacheWrite)!;
}

/** A price in US dollars per million tokens, with a tier above 200,000 tokens when one is given. */
export function price(base: Rates, over200k?: Rates, source = 'test'): KnownPrice {
  const tiers = over200k === undefined ? [] : [{ aboveTokens: 200_000, rates: over200k }];
  return { rates: base, tiers, contextWindow: null, sessionQuota: null, source };
}
