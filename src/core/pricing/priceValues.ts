import type { PriceTier, Rates } from './rates.ts';
import { picoPerToken } from './rates.ts';

/** The object behind a value of foreign JSON, or an empty one. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** True for an object of foreign JSON that is no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A believable context window in tokens: a whole number above zero, far below what overflows. */
export function isTokenLimit(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 1e12;
}

/** Rates in US dollars per million tokens as a file names them; null when it names neither input nor output price. */
export function ratesOf(input: unknown, output: unknown, cacheRead: unknown, cacheWrite: unknown): Rates | null {
  const prices = [input, output, cacheRead, cacheWrite].map((price) => (price === undefined ? 0 : picoPerToken(price)));
  const [inputRate = null, outputRate = null, readRate = null, writeRate = null] = prices;
  if (input === undefined && output === undefined) return null;
  if (inputRate === null || outputRate === null || readRate === null || writeRate === null) return null;
  return { input: inputRate, output: outputRate, cacheRead: readRate, cacheWrite: writeRate };
}

/** Tiers in the order in which they take over. */
export function sortedTiers(tiers: readonly PriceTier[]): PriceTier[] {
  return [...tiers].sort((one, other) => one.aboveTokens - other.aboveTokens);
}
