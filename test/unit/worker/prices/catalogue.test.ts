import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findProvider, type Provider } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { PriceChain } from '../../../../src/core/pricing/priceChain.ts';
import { catalogueRelease, catalogueSource, loadCatalogue } from '../../../../src/worker/prices/catalogue.ts';
import { catalogueEntries } from '../../../../src/worker/prices/catalogueEntries.ts';
import { catalogueProviders } from '../../../../src/worker/prices/catalogueProviders.ts';
import { rates } from '../../core/pricing/support.ts';

const packageFolder = path.resolve(import.meta.dirname, '../../../../node_modules/@pydantic/genai-prices');
const now = Date.UTC(2026, 10, 20);
const list = await loadCatalogue(now);
const chain = new PriceChain({ overrides: [], lists: [list] });
const price = (providerID: string, modelID: string): ReturnType<PriceChain['price']> =>
  chain.price({ providerID, modelID });

describe('the bundled catalogue', () => {
  it('is of the version and with all the providers the code names', () => {
    const manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    expect(catalogueRelease.version).toBe(manifest.version);
    expect(Date.parse(catalogueRelease.date)).toBeLessThan(now);
    const data = readFileSync(path.join(packageFolder, 'dist/index.js'), 'utf8');
    expect(data.match(/\bapi_pattern: /g)).toHaveLength(catalogueProviders.length);
    const listed = (id: string): boolean => data.includes(`id: "${id}",`);
    expect(catalogueProviders.filter((id) => !listed(id))).toEqual([]);
    expect(list.size).toBeGreaterThan(1500);
  });

  it.each([
    ['anthropic', 'claude-sonnet-4-5-20250929', rates(3, 15, 0.3, 3.75)],
    ['anthropic', 'claude-4.5-haiku', rates(1, 5, 0.1, 1.25)],
    ['anthropic', 'claude-opus-4-20250514', rates(15, 75, 1.5, 18.75)],
    ['amazon-bedrock', 'us.anthropic.claude-3-5-sonnet-20241022-v2:0', rates(3, 15, 0.3, 3.75)],
    ['openai', 'gpt-5.1-codex-max', rates(1.25, 10, 0.125, 1.25)],
    ['opencode', 'gpt-5-codex', rates(1.25, 10, 0.125, 1.25)],
    ['github-copilot', 'gpt-5.3-codex', rates(1.75, 14, 0.175, 1.75)],
    ['moonshotai', 'kimi-k2-thinking', rates(0.6, 2.5, 0.15, 0.6)],
  ])('knows what %s/%s costs', (providerID, modelID, expected) => {
    expect(price(providerID, modelID)).toMatchObject({ rates: expected, source: catalogueSource });
  });

  it('has tiers and context windows', () => {
    expect(price('anthropic', 'claude-sonnet-4-5')?.tiers).toEqual([
      { aboveTokens: 200_000, rates: rates(6, 22.5, 0.6, 7.5) },
    ]);
    expect(chain.contextLimit({ providerID: 'openai', modelID: 'gpt-5' })).toEqual({
      tokens: 400_000,
      source: catalogueSource,
    });
  });

  it('has the price of the day', async () => {
    const before = new PriceChain({ overrides: [], lists: [await loadCatalogue(Date.UTC(2026, 1, 1))] });
    const opus = { providerID: 'anthropic', modelID: 'claude-opus-4-6' };
    expect(before.price(opus)?.tiers).toHaveLength(1);
    expect(chain.price(opus)?.tiers).toEqual([]);
  });

  it.each([
    ['anthropic', 'claude-opus-99'],
    ['acme', 'fake-large'],
    ['ollama', 'gpt-oss:20b'],
    ['openai', 'gpt-5-unheard-of'],
  ])('does not know %s/%s', (providerID, modelID) => expect(price(providerID, modelID)).toBeNull());
});

it('says in the file that is packed what the package says', async () => {
  const script = path.resolve(packageFolder, '../../../scripts/support/catalogueFile.mjs');
  const { trimmedCatalogue } = (await import(script)) as { trimmedCatalogue: () => Provider[] };
  const packed = trimmedCatalogue();
  expect(packed.map(({ id }) => id)).toEqual(catalogueProviders);
  for (const provider of packed) {
    const whole = findProvider({ providerId: provider.id });
    expect(catalogueEntries(provider, 'test', now)).toEqual(whole && catalogueEntries(whole, 'test', now));
  }
});

it('reads names a rule spells out, and no pattern', () => {
  const entries = catalogueEntries(
    {
      id: 'acme',
      name: 'Acme',
      api_pattern: '',
      models: [
        {
          id: 'one',
          match: {
            or: [
              { equals: 'uno' },
              { starts_with: 'eins' },
              { starts_with: 'ein-' },
              { contains: 'o' },
              { regex: '.*' },
            ],
          },
          prices: { input_mtok: 2, output_mtok: 8 },
        },
        { id: 'images', match: { equals: 'images' }, prices: { output_image_mtok: 5 } },
      ],
    },
    'test',
    now,
  );
  expect(entries.map(({ model }) => model)).toEqual(['one', 'uno', 'eins']);
  expect(entries[0]?.price.rates).toEqual(rates(2, 8, 2, 2));
});
