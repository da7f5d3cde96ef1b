import type { ModelPrice, PriceEntry } from './modelPrice.ts';
import { ratesOf } from './priceValues.ts';
import type { PriceTier } from './rates.ts';

/** What the table is called where a source is shown. */
export const seedPricesSource = 'ocmonitor';

interface Row {
  readonly model: string;
  readonly input: number;
  readonly output: number;
  readonly cacheWrite?: number;
  readonly cacheRead?: number;
  readonly context?: number;
  readonly quotaDollars?: number;
}

/** Models OpenCode offers for nothing itself, with their context windows in tokens; others do charge for some of them. */
const freeModels: Readonly<Record<string, number>> = {
  'grok-code-fast-1': 256_000,
  'big-pickle': 128_000,
  'minimax-m2.1': 200_000,
  'glm-4.7': 131_072,
  'gpt-5-nano': 128_000,
};

/** US dollars per million tokens. A row ending in `-extended` is also the tier of its model above 200,000 tokens. */
const rows: readonly Row[] = [
  { model: 'claude-sonnet-4.5', input: 3, output: 15, cacheWrite: 3.75, cacheRead: 0.3, quotaDollars: 6 },
  { model: 'claude-sonnet-4.5-extended', input: 6, output: 22.5, cacheWrite: 7.5, cacheRead: 0.6, quotaDollars: 6 },
  { model: 'claude-haiku-4.5', input: 1, output: 5, cacheWrite: 1.25, cacheRead: 0.1, quotaDollars: 6 },
  { model: 'claude-opus-4.5', input: 5, output: 25, cacheWrite: 6.25, cacheRead: 0.5, quotaDollars: 10 },
  { model: 'gemini-3-pro', input: 2, output: 12, cacheRead: 0.2, context: 200_000 },
  { model: 'gemini-3-pro-extended', input: 4, output: 18, cacheRead: 0.4, context: 400_000 },
  { model: 'gemini-3-flash', input: 0.5, output: 3, cacheRead: 0.05, context: 200_000 },
  { model: 'gpt-5.1-codex', input: 1.07, output: 8.5, cacheRead: 0.107, context: 200_000 },
  { model: 'gpt-5.1-codex-max', input: 1.25, output: 10, cacheRead: 0.125, context: 400_000 },
  { model: 'gpt-5.1-codex-mini', input: 0.25, output: 2, cacheRead: 0.025, context: 128_000 },
  { model: 'gpt-5.2', input: 1.75, output: 14, cacheRead: 0.175, context: 200_000 },
  { model: 'kimi-k2', input: 0.4, output: 2.5, context: 256_000 },
  { model: 'kimi-k2-thinking', input: 0.4, output: 2.5, context: 256_000 },
  { model: 'qwen3-coder-480b', input: 0.45, output: 1.5, context: 256_000 },
  { model: 'qwen3-coder-480b-a35b', input: 0.45, output: 1.5, context: 256_000 },
  { model: 'glm-4.6', input: 0.6, output: 2.2, context: 131_072 },
];

const extended = '-extended';
const extendedAbove = 200_000;

/** The table of models ocmonitor's users know: the last list asked; a missing cache price is zero. */
export const seedPrices: readonly PriceEntry[] = [
  ...Object.entries(freeModels).map(([model, context]) => ({
    provider: 'opencode',
    model,
    price: priceOf({ model, input: 0, output: 0, context }),
  })),
  ...rows.map((row) => ({ provider: '', model: row.model, price: priceOf(row) })),
];

function priceOf(row: Row): ModelPrice {
  return {
    rates: ratesOf(row.input, row.output, row.cacheRead, row.cacheWrite),
    tiers: rows.filter(({ model }) => model === row.model + extended).flatMap(tierOf),
    contextWindow: row.context ?? null,
    sessionQuota: row.quotaDollars === undefined ? null : row.quotaDollars * 1e9,
    source: seedPricesSource,
  };
}

function tierOf({ input, output, cacheRead, cacheWrite }: Row): PriceTier[] {
  const rates = ratesOf(input, output, cacheRead, cacheWrite);
  return rates === null ? [] : [{ aboveTokens: extendedAbove, rates }];
}
