import { nanoDollars } from '../model/money.ts';
import type { ModelPrice, PriceEntry } from './modelPrice.ts';
import { asRecord, isRecord, isTokenLimit, ratesOf } from './priceValues.ts';

/** What a table of prices says, and what in it makes no sense (each named, so that its author can put it right). */
export interface PriceTable {
  readonly entries: readonly PriceEntry[];
  readonly problems: readonly string[];
}

const fields = ['input', 'output', 'cacheRead', 'cacheWrite', 'contextWindow', 'sessionQuota'];
const longestName = 200;

/**
 * Reads `{ "provider/model" | "model": { input, output, cacheRead, cacheWrite, contextWindow, sessionQuota } }`, prices in
 * US dollars per million tokens. Any subset is an entry; without input and output it sets no price, and a missing
 * cache price is zero, as OpenCode has it.
 */
export function readPriceTable(value: unknown, source: string): PriceTable {
  if (!isRecord(value)) return { entries: [], problems: ['It is not an object with a price for each model.'] };
  const entries: PriceEntry[] = [];
  const problems: string[] = [];
  for (const [name, fieldsOfModel] of Object.entries(value)) {
    const price = priceOf(fieldsOfModel, source);
    if (typeof price === 'string' || name.trim() === '') problems.push(`${label(name)}: ${reason(price)}`);
    else entries.push(entryOf(name.trim(), price));
  }
  return { entries, problems };
}

const reason = (price: ModelPrice | string): string => (typeof price === 'string' ? price : 'it names no model');

function entryOf(name: string, price: ModelPrice): PriceEntry {
  const slash = name.indexOf('/');
  if (slash <= 0 || slash === name.length - 1) return { provider: '', model: name, price };
  return { provider: name.slice(0, slash), model: name.slice(slash + 1), price };
}

function priceOf(value: unknown, source: string): ModelPrice | string {
  if (!isRecord(value)) return 'it is not an object';
  const { input, output, cacheRead, cacheWrite, contextWindow, sessionQuota } = asRecord(value) as Record<
    (typeof fields)[number],
    unknown
  >;
  const named = fields.filter((field) => value[field] !== undefined);
  if (named.length === 0) return `it names none of ${fields.join(', ')}`;
  const rates = ratesOf(input, output, cacheRead, cacheWrite);
  if (rates === null && [input, output, cacheRead, cacheWrite].some((price) => price !== undefined)) {
    return 'its prices are not numbers from 0 up, with input or output among them';
  }
  if (contextWindow !== undefined && contextWindow !== 0 && !isTokenLimit(contextWindow)) {
    return 'its contextWindow is not a number of tokens';
  }
  const quota = nanoDollars(sessionQuota);
  if (sessionQuota !== undefined && quota === null) return 'its sessionQuota is not an amount';
  return {
    rates,
    tiers: [],
    contextWindow: isTokenLimit(contextWindow) ? contextWindow : null,
    // In ocmonitor's files 0 means no quota.
    sessionQuota: quota === 0 ? null : quota,
    source,
  };
}

/** A name safe for a log line. */
function label(name: string): string {
  return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}...` : name);
}
