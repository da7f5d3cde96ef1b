import type { NanoDollars } from '../model/money.ts';
import type { KnownPrice } from './modelPrice.ts';
import type { PricedTokens } from './pricedTokens.ts';
import { ratesFor } from './ratesFor.ts';
import type { Rates } from './rates.ts';

const picoPerNano = 1000;

/**
 * What a request costs by a price, rounded once, half up, to whole nano-dollars. As OpenCode counts: reasoning at the
 * output rate, and the rates of the highest tier below the prompt's size for all tokens.
 */
export function requestCost(price: KnownPrice, tokens: PricedTokens): NanoDollars {
  const rates = ratesFor(price, tokens.input + tokens.cacheRead + tokens.cacheWrite);
  const output = tokens.output + tokens.reasoning;
  const long = Math.min(tokens.longCacheWrite ?? 0, tokens.cacheWrite);
  const pico =
    (tokens.input + 2 * long) * rates.input +
    output * rates.output +
    tokens.cacheRead * rates.cacheRead +
    (tokens.cacheWrite - long) * rates.cacheWrite;
  // All terms are whole and none is negative: a safe sum means every term and every step was exact.
  if (Number.isSafeInteger(pico)) return roundedNano(pico);
  return Number((exactPico(rates, tokens, output, long) + BigInt(picoPerNano / 2)) / BigInt(picoPerNano));
}

function roundedNano(pico: number): NanoDollars {
  const rest = pico % picoPerNano;
  return (pico - rest) / picoPerNano + (rest * 2 >= picoPerNano ? 1 : 0);
}

function exactPico(rates: Rates, tokens: PricedTokens, output: number, long: number): bigint {
  const product = (count: number, rate: number): bigint => BigInt(count) * BigInt(rate);
  return (
    product(tokens.input + 2 * long, rates.input) +
    product(output, rates.output) +
    product(tokens.cacheRead, rates.cacheRead) +
    product(tokens.cacheWrite - long, rates.cacheWrite)
  );
}
