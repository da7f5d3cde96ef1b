import type { PriceEntry } from './modelPrice.ts';
import { asRecord, isTokenLimit, ratesOf, sortedTiers } from './priceValues.ts';
import type { PriceTier } from './rates.ts';

/**
 * Prices and context windows of `{ provider: { models: { model: { cost, limit } } } }`, the shape OpenCode's configuration
 * and model cache share; US dollars per million tokens, a missing cache price is zero. OpenCode drops the tiers of its
 * configuration and keeps those of its cache: `withTiers` says which it is.
 */
export function readOpenCodePrices(providers: unknown, source: string, withTiers: boolean): PriceEntry[] {
  const entries: PriceEntry[] = [];
  for (const [provider, { models }] of records(providers)) {
    for (const [model, { cost, limit }] of records(models)) {
      const prices = asRecord(cost);
      const context = asRecord(limit)['context'];
      const rates = ratesOfCost(prices);
      const contextWindow = isTokenLimit(context) ? context : null;
      if (rates === null && contextWindow === null) continue;
      const tiers = rates !== null && withTiers ? tiersOf(prices) : [];
      entries.push({ provider, model, price: { rates, tiers, contextWindow, sessionQuota: null, source } });
    }
  }
  return entries;
}

function records(value: unknown): [string, Readonly<Record<string, unknown>>][] {
  return Object.entries(asRecord(value)).map(([name, entry]) => [name, asRecord(entry)]);
}

function ratesOfCost(cost: Readonly<Record<string, unknown>>): ReturnType<typeof ratesOf> {
  return ratesOf(cost['input'], cost['output'], cost['cache_read'], cost['cache_write']);
}

/** `context_over_200k` is the older way to say one tier: a tier that begins no later wins over it. */
function tiersOf(cost: Readonly<Record<string, unknown>>): PriceTier[] {
  const tiers: PriceTier[] = [];
  for (const entry of Array.isArray(cost['tiers']) ? (cost['tiers'] as unknown[]) : []) {
    const { type, size } = asRecord(asRecord(entry)['tier']);
    const rates = ratesOfCost(asRecord(entry));
    if (type === 'context' && isTokenLimit(size) && rates !== null) tiers.push({ aboveTokens: size, rates });
  }
  const over200k = ratesOfCost(asRecord(cost['context_over_200k']));
  if (over200k !== null && tiers.every(({ aboveTokens }) => aboveTokens > 200_000))
    tiers.push({ aboveTokens: 200_000, rates: over200k });
  return sortedTiers(tiers);
}
