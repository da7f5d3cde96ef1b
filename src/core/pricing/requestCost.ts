import type { NanoDollars } from '../model/money.ts';
import type { TokenUsage } from '../model/tokenUsage.ts';
import type { KnownPrice } from './modelPrice.ts';
import type { Rates } from './rates.ts';

const picoPerNano = 1000;

/**
 * What a request costs by a price, rounded once, half up, to whole nano-dollars. As OpenCode counts: reasoning at the
 * output rate, and the rates of the highest tier below the prompt's size for all tokens.
 */
export function requestCost(price: KnownPrice, tokens: TokenUsage): NanoDollars {
  const rates = ratesFor(price, tokens.input + tokens.cacheRead + tokens.cacheWrite);
  const output = tokens.output + tokens.reasoning;
  const pico =
    tokens.input * rates.input +
    output * rates.output +
    tokens.cacheRead * rates.cacheRead +
    tokens.cacheWrite * rates.cacheWrite;
  // All terms are whole and none is negative: a safe sum means every term and every step was exact.
  if (Number.isSafeInteger(pico)) return roundedNano(pico);
  return Number((exactPico(rates, tokens, output) + BigInt(picoPerNano / 2)) / BigInt(picoPerNano));
}

function ratesFor(price: KnownPrice, promptTokens: number): Rates {
  let { rates } = price;
  for (const tier of price.tiers) {
    if (promptTokens > tier.aboveTokens) rates = tier.rates;
  }
  return rates;
}

function roundedNano(pico: number): NanoDollars {
  const rest = pico % picoPerNano;
  return (pico - rest) / picoPerNano + (rest * 2 >= picoPerNano ? 1 : 0);
}

function exactPico(rates: Rates, tokens: TokenUsage, output: number): bigint {
  const product = (count: number, rate: number): bigint => BigInt(count) * BigInt(rate);
  return (
    product(tokens.input, rates.input) +
    product(output, rates.output) +
    product(tokens.cacheRead, rates.cacheRead) +
    product(tokens.cacheWrite, rates.cacheWrite)
  );
}
