import type { KnownPrice } from './modelPrice.ts';
import type { PricedTokens } from './pricedTokens.ts';
import { ratesFor } from './ratesFor.ts';

const picoPerNano = 1000;

/** What the kinds of tokens of a request cost, in nano-dollars. */
export interface CostParts {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** The parts of `requestCost`, each rounded for itself: they add up to it but for a nano-dollar or two. */
export function costParts(price: KnownPrice, tokens: PricedTokens): CostParts {
  const rates = ratesFor(price, tokens.input + tokens.cacheRead + tokens.cacheWrite);
  const long = Math.min(tokens.longCacheWrite ?? 0, tokens.cacheWrite);
  const nano = (pico: number): number => Math.round(pico / picoPerNano);
  return {
    input: nano(tokens.input * rates.input),
    output: nano((tokens.output + tokens.reasoning) * rates.output),
    cacheRead: nano(tokens.cacheRead * rates.cacheRead),
    cacheWrite: nano((tokens.cacheWrite - long) * rates.cacheWrite + 2 * long * rates.input),
  };
}

/** What a whole prompt (tokens) would cost without any cache, in nano-dollars. */
export function uncachedPromptCost(price: KnownPrice, prompt: number): number {
  return Math.round((prompt * ratesFor(price, prompt).input) / picoPerNano);
}
