import type { KnownPrice } from './modelPrice.ts';
import type { Rates } from './rates.ts';

/** The rates of the highest tier below the prompt's size (input and cache together, tokens): they hold for all tokens. */
export function ratesFor(price: KnownPrice, promptTokens: number): Rates {
  let { rates } = price;
  for (const tier of price.tiers) {
    if (promptTokens > tier.aboveTokens) rates = tier.rates;
  }
  return rates;
}
