import type { MatchLogic, ModelInfo, ModelPrice as ListedPrice, Provider } from '@pydantic/genai-prices';
import type { ModelPrice, PriceEntry } from '../../core/pricing/modelPrice.ts';
import { isTokenLimit, ratesOf } from '../../core/pricing/priceValues.ts';
import type { PriceTier, Rates } from '../../core/pricing/rates.ts';

type Field = 'input_mtok' | 'output_mtok' | 'cache_read_mtok' | 'cache_write_mtok';

/** Every model of a catalogue's provider under every name the catalogue spells out for it, with its price of `now`. */
export function catalogueEntries(provider: Provider, source: string, now: number): PriceEntry[] {
  return provider.models.flatMap((model) => {
    const price = priceOf(model, source, now);
    const names = new Set([model.id, ...namesIn(model.match)]);
    return price === null ? [] : [...names].map((name) => ({ provider: provider.id, model: name, price }));
  });
}

/** Names a rule spells out. Patterns are left alone: our own reading of names is stricter than "contains". */
function namesIn(rule: MatchLogic): string[] {
  if ('or' in rule) return rule.or.flatMap(namesIn);
  if ('equals' in rule) return [rule.equals];
  // A beginning that ends in a dash or a colon is no name.
  return 'starts_with' in rule && /[a-z0-9]$/i.test(rule.starts_with) ? [rule.starts_with] : [];
}

function priceOf(model: ModelInfo, source: string, now: number): ModelPrice | null {
  const listed = currentPrice(model, now);
  const rates = ratesAt(listed, 0);
  const contextWindow = isTokenLimit(model.context_window) ? model.context_window : null;
  if (rates === null && contextWindow === null) return null;
  return { rates, tiers: rates === null ? [] : tiersOf(listed), contextWindow, sessionQuota: null, source };
}

/** The latest price that has begun; prices for hours of the day are not told apart. */
function currentPrice({ prices }: ModelInfo, now: number): ListedPrice {
  if (!Array.isArray(prices)) return prices;
  const begun = prices.filter(({ constraint }) => {
    if (constraint === undefined) return true;
    return constraint.type === 'start_date' && Date.parse(constraint.start_date) <= now;
  });
  return (begun.at(-1) ?? prices[0])?.prices ?? {};
}

function tiersOf(listed: ListedPrice): PriceTier[] {
  const starts = new Set(
    Object.values(listed).flatMap((price) => (typeof price === 'object' ? price.tiers.map(({ start }) => start) : [])),
  );
  return [...starts]
    .sort((one, other) => one - other)
    .flatMap((start) => {
      const rates = ratesAt(listed, start);
      return rates === null ? [] : [{ aboveTokens: start, rates }];
    });
}

/** Rates from a prompt size on. In this catalogue a missing cache price means that the cache is billed as input. */
function ratesAt(listed: ListedPrice, promptTokens: number): Rates | null {
  const at = (field: Field): number | undefined => {
    const price = listed[field];
    if (typeof price !== 'object') return price;
    let found = price.base;
    for (const tier of price.tiers) if (tier.start <= promptTokens && promptTokens > 0) found = tier.price;
    return found;
  };
  const input = at('input_mtok');
  return ratesOf(input, at('output_mtok'), at('cache_read_mtok') ?? input, at('cache_write_mtok') ?? input);
}
