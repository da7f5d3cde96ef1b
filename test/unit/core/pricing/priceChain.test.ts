import { describe, expect, it } from 'vitest';
import { PriceChain } from '../../../../src/core/pricing/priceChain.ts';
import { PriceList } from '../../../../src/core/pricing/priceList.ts';
import { readOpenCodePrices } from '../../../../src/core/pricing/readOpenCodePrices.ts';
import { readPriceTable } from '../../../../src/core/pricing/readPriceTable.ts';
import { seedPrices } from '../../../../src/core/pricing/seedPrices.ts';
import { rates } from './support.ts';

const table = (value: unknown, source: string): PriceList => new PriceList(readPriceTable(value, source).entries);
const model = (providerID: string, modelID: string): { providerID: string; modelID: string } => ({
  providerID,
  modelID,
});
const seeds = new PriceList(seedPrices);

describe('the chain of prices', () => {
  const cache = table({ 'anthropic/claude-opus-4-5': { input: 5, output: 25, contextWindow: 200_000 } }, 'cache');
  const catalogue = table(
    {
      'aws/claude-opus-4-5': { input: 5.5, output: 27.5 },
      'anthropic/claude-opus-4-5': { input: 4, output: 20, contextWindow: 1 },
      'anthropic/claude-sonnet-4-5': { input: 3, output: 15 },
      'reseller/gift': { input: 0, output: 0 },
    },
    'catalogue',
  );
  const lists = [cache, catalogue, seeds];
  const chain = new PriceChain({ overrides: [], lists });

  it('takes the first list that knows the provider’s own price', () => {
    expect(chain.price(model('anthropic', 'claude-opus-4-5'))?.source).toBe('cache');
    expect(chain.price(model('anthropic', 'claude-sonnet-4-5'))?.source).toBe('catalogue');
    expect(chain.price(model('amazon-bedrock', 'us.anthropic.claude-opus-4-5-20251101-v1:0'))).toMatchObject({
      source: 'catalogue',
      rates: rates(5.5, 27.5),
    });
    expect(chain.price(model('acme', 'kimi-k2'))?.source).toBe('ocmonitor');
  });

  it('answers each question from the first list that can', () => {
    const onlyWindow = table({ 'claude-opus-4-5': { contextWindow: 77 } }, 'mine');
    const mine = new PriceChain({ overrides: [onlyWindow], lists });
    expect(mine.contextLimit(model('anthropic', 'claude-opus-4-5'))).toEqual({ tokens: 77, source: 'mine' });
    expect(mine.price(model('anthropic', 'claude-opus-4-5'))?.source).toBe('cache');
    expect(chain.contextLimit(model('anthropic', 'claude-opus-4-5'))).toEqual({ tokens: 200_000, source: 'cache' });
    expect(chain.sessionQuota(model('anthropic', 'claude-opus-4-5'))).toBe(10e9);
    expect(chain.sessionQuota(model('acme', 'nothing'))).toBeNull();
  });

  it('lets the user’s prices win: the provider’s, then a bare name, then a market place’s vendor', () => {
    const overrides = [
      table(
        { 'claude-opus-4-5': { input: 1 }, 'aws/claude-opus-4-5': { input: 2 }, 'zai/glm-9': { input: 3 } },
        'mine',
      ),
    ];
    const mine = new PriceChain({ overrides, lists });
    expect(mine.price(model('aws', 'claude-opus-4-5'))?.rates).toEqual(rates(2, 0));
    expect(mine.price(model('anthropic', 'claude-opus-4-5'))?.rates).toEqual(rates(1, 0));
    expect(mine.price(model('ollama', 'claude-opus-4-5'))?.rates).toEqual(rates(1, 0));
    expect(mine.price(model('openrouter', 'zai/glm-9'))?.rates).toEqual(rates(3, 0));
    expect(mine.price(model('fireworks', 'glm-9'))).toBeNull();
  });

  it('does not take one provider’s gift for another’s', () => {
    expect(chain.price(model('reseller', 'gift'))?.rates).toEqual(rates(0, 0));
    expect(chain.price(model('acme', 'gift'))).toBeNull();
    expect(chain.price(model('acme', 'big-pickle'))).toBeNull();
  });
});

describe('the known table', () => {
  const chain = new PriceChain({ overrides: [], lists: [seeds] });

  it.each(['grok-code-fast-1', 'big-pickle', 'minimax-m2.1', 'glm-4.7', 'gpt-5-nano'])('has %s free', (name) => {
    expect(chain.price(model('opencode', name))?.rates).toEqual(rates(0, 0));
    expect(chain.contextLimit(model('opencode', name))?.tokens).toBeGreaterThanOrEqual(128_000);
  });

  it.each([
    ['claude-sonnet-4.5', rates(3, 15, 0.3, 3.75), 6],
    ['claude-sonnet-4.5-extended', rates(6, 22.5, 0.6, 7.5), 6],
    ['claude-haiku-4.5', rates(1, 5, 0.1, 1.25), 6],
    ['claude-opus-4.5', rates(5, 25, 0.5, 6.25), 10],
    ['gemini-3-pro', rates(2, 12, 0.2), 0],
    ['gemini-3-pro-extended', rates(4, 18, 0.4), 0],
    ['gemini-3-flash', rates(0.5, 3, 0.05), 0],
    ['gpt-5.1-codex', rates(1.07, 8.5, 0.107), 0],
    ['gpt-5.1-codex-max', rates(1.25, 10, 0.125), 0],
    ['gpt-5.1-codex-mini', rates(0.25, 2, 0.025), 0],
    ['gpt-5.2', rates(1.75, 14, 0.175), 0],
    ['kimi-k2', rates(0.4, 2.5), 0],
    ['kimi-k2-thinking', rates(0.4, 2.5), 0],
    ['qwen3-coder-480b', rates(0.45, 1.5), 0],
    ['glm-4.6', rates(0.6, 2.2), 0],
  ])('has %s with its quota', (name, expected, quota) => {
    expect(chain.price(model('acme', name))?.rates).toEqual(expected);
    expect(chain.sessionQuota(model('acme', name))).toBe(quota === 0 ? null : quota * 1e9);
  });

  it('applies an extended row above 200,000 tokens', () => {
    expect(chain.price(model('anthropic', 'claude-sonnet-4-5'))?.tiers).toEqual([
      { aboveTokens: 200_000, rates: rates(6, 22.5, 0.6, 7.5) },
    ]);
  });
});

describe('a table of prices', () => {
  it('takes any subset, and reads a quota of 0 as none', () => {
    const { entries, problems } = readPriceTable(
      {
        'acme/one': { input: 1, output: 2, cacheWrite: 3, cacheRead: 4, contextWindow: 5, sessionQuota: 6 },
        two: { output: 2, sessionQuota: 0 },
        three: { contextWindow: 9 },
        'openrouter/acme/four': { input: 0 },
        ' five ': { input: 1, note: 'kept by another program' },
      },
      'file',
    );
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      { provider: 'acme', model: 'one', price: { rates: rates(1, 2, 4, 3), contextWindow: 5, sessionQuota: 6e9 } },
      { provider: '', model: 'two', price: { rates: rates(0, 2), sessionQuota: null } },
      { provider: '', model: 'three', price: { rates: null, contextWindow: 9 } },
      { provider: 'openrouter', model: 'acme/four', price: { rates: rates(0, 0) } },
      { provider: '', model: 'five', price: { rates: rates(1, 0) } },
    ]);
  });

  it.each<[string, unknown]>([
    ['a text', '3'],
    ['a list', [1]],
    ['nothing', null],
    ['no field we know', { price: 3 }],
    ['a price in words', { input: 'three', output: 15 }],
    ['a negative price', { input: -1, output: 1 }],
    ['an unbelievable price', { input: 1e12 }],
    ['cache prices alone', { cacheRead: 1 }],
    ['a window in words', { input: 1, contextWindow: '200k' }],
    ['a negative quota', { input: 1, sessionQuota: -6 }],
  ])('names %s and skips it', (_, value) => {
    const { entries, problems } = readPriceTable({ bad: value, good: { input: 1 } }, 'file');
    expect(entries.map((entry) => entry.model)).toEqual(['good']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^"bad": it/);
  });

  it.each([[null], [[]], ['text'], [7], [undefined]])('is not %j', (value) => {
    expect(readPriceTable(value, 'file')).toMatchObject({ entries: [], problems: [expect.any(String)] });
  });

  it('survives names of any kind', () => {
    const { entries, problems } = readPriceTable(
      JSON.parse(`{"__proto__":{"input":1},"":{"input":1},"${'x'.repeat(5000)}":1,"/":{"input":1},"a/":{"input":1}}`),
      'file',
    );
    expect(entries.map(({ provider, model: name }) => [provider, name])).toEqual([
      ['', '__proto__'],
      ['', '/'],
      ['', 'a/'],
    ]);
    expect(problems.every((problem) => problem.length < 300)).toBe(true);
    const chain = new PriceChain({ overrides: [new PriceList(entries)], lists: [] });
    expect(chain.price(model('a', 'constructor'))).toBeNull();
    expect(chain.price(model('', ''))).toBeNull();
  });
});

describe('OpenCode’s prices', () => {
  const cost = {
    ...{ input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 },
    tiers: [
      { input: 9, output: 30, tier: { type: 'context', size: 500_000 } },
      { input: 6, output: 22.5, cache_read: 0.6, cache_write: 7.5, tier: { type: 'context', size: 200_000 } },
      { input: 1, output: 1, tier: { type: 'daytime', size: 1 } },
    ],
    context_over_200k: { input: 99, output: 99 },
  };
  const read = (value: unknown, withTiers = true): ReturnType<typeof readOpenCodePrices> =>
    readOpenCodePrices(
      { acme: { models: { 'org/big': { cost: value, limit: { context: 1000 } } } } },
      'file',
      withTiers,
    );

  it('have their tiers in order, where OpenCode itself keeps them', () => {
    expect(read(cost)[0]).toMatchObject({
      provider: 'acme',
      model: 'org/big',
      price: {
        rates: rates(3, 15, 0.3, 3.75),
        tiers: [
          { aboveTokens: 200_000, rates: rates(6, 22.5, 0.6, 7.5) },
          { aboveTokens: 500_000, rates: rates(9, 30) },
        ],
        contextWindow: 1000,
      },
    });
    expect(read(cost, false)[0]?.price.tiers).toEqual([]);
  });

  it('have the older way to say a tier', () => {
    const { tiers: _, ...old } = cost;
    expect(read(old)[0]?.price.tiers).toEqual([{ aboveTokens: 200_000, rates: rates(99, 99) }]);
  });

  it.each([[null], ['3'], [{ input: '3' }], [{ input: -1, output: 2 }], [[]]])('are no price in %j', (value) => {
    expect(read(value)[0]?.price).toMatchObject({ rates: null, contextWindow: 1000 });
  });

  it.each([[null], [[]], [{ acme: 1 }], [{ acme: { models: [1] } }], [{ acme: { models: { a: null } } }]])(
    'are none in %j',
    (value) => expect(readOpenCodePrices(value, 'file', true)).toEqual([]),
  );
});
