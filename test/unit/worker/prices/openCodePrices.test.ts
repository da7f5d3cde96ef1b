import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFileTree } from '../../../../src/worker/discovery/fileTree.ts';
import { PriceChain } from '../../../../src/core/pricing/priceChain.ts';
import type { KnownPrice } from '../../../../src/core/pricing/modelPrice.ts';
import { OpenCodePrices } from '../../../../src/worker/prices/openCodePrices.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'limits-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(file: string, content: unknown): string {
  const full = path.join(home, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
  return full;
}
const provider = (context: unknown): object => ({ acme: { models: { 'org/big': { limit: { context } } } } });
const big = { providerID: 'acme', modelID: 'org/big' };

type Model = typeof big;
interface Read {
  refresh: () => boolean;
  limit: (model: Model) => { tokens: number; source: string } | null;
  price: (model: Model) => KnownPrice | null;
}

function limits(env: Record<string, string> = {}, workspaceFolders: string[] = []): Read {
  const made = new OpenCodePrices({ machine: { platform: 'linux', home, env }, tree: diskFileTree, workspaceFolders });
  made.refresh();
  const chain = (): PriceChain => new PriceChain({ overrides: [], lists: made.lists });
  return {
    refresh: () => made.refresh(),
    limit: (model) => chain().contextLimit(model),
    price: (model) => chain().price(model),
  };
}

describe('where a limit comes from', () => {
  it('is unknown without any file', () => expect(limits().limit(big)).toBeNull());

  it('is the models cache', () => {
    const source = put('.cache/opencode/models.json', provider(200_000));
    expect(limits().limit(big)).toEqual({ tokens: 200_000, source });
  });

  it('is the cache of another address when the first does not name the model', () => {
    put('.cache/opencode/models.json', { acme: { models: {} } });
    const source = put('.cache/opencode/models-1f3a.json', provider(128_000));
    expect(limits().limit(big)).toEqual({ tokens: 128_000, source });
  });

  it('is the file OPENCODE_MODELS_PATH names, instead of the cache', () => {
    put('.cache/opencode/models.json', provider(1));
    const source = put('mine.json', provider(64_000));
    expect(limits({ OPENCODE_MODELS_PATH: source }).limit(big)).toEqual({ tokens: 64_000, source });
  });

  it('is the user’s configuration before the cache, with comments and trailing commas', () => {
    put('.cache/opencode/models.json', provider(1));
    const text =
      '// mine\n{ "provider": { "acme": { "options": { "apiKey": "secret" }, "models": { "org/big": { "limit": { "context": 32000, }, }, }, }, }, }';
    const source = put('.config/opencode/opencode.jsonc', text);
    expect(limits().limit(big)).toEqual({ tokens: 32_000, source });
  });

  it('is the project’s configuration first, the nearest folder before its parents', () => {
    put('.config/opencode/opencode.json', { provider: provider(1) });
    put('repo/.git/HEAD', '');
    put('opencode.json', { provider: provider(5) });
    const top = put('repo/opencode.json', { provider: provider(2) });
    const folder = path.join(home, 'repo', 'packages', 'web');
    mkdirSync(folder, { recursive: true });
    expect(limits({}, [folder]).limit(big)).toEqual({ tokens: 2, source: top });
    const near = put('repo/packages/web/opencode.json', { provider: provider(3) });
    expect(limits({}, [folder]).limit(big)).toEqual({ tokens: 3, source: near });
    expect(limits({ OPENCODE_DISABLE_PROJECT_CONFIG: '1' }, [folder]).limit(big)?.tokens).toBe(1);
  });
});

describe('changing and hostile files', () => {
  it('are read again when they change, and only then', () => {
    const file = put('.cache/opencode/models.json', provider(1000));
    const made = limits();
    expect(made.refresh()).toBe(false);
    put('.cache/opencode/models.json', provider(2_000));
    expect(made.refresh()).toBe(true);
    expect(made.limit(big)?.tokens).toBe(2_000);
    rmSync(file);
    expect(made.refresh()).toBe(true);
    expect(made.limit(big)).toBeNull();
  });

  it.each([['not json'], ['null'], ['[1,2]'], ['{"acme":null}'], ['{"acme":{"models":{"org/big":{"limit":null}}}}']])(
    'give no limit: %s',
    (text) => {
      put('.cache/opencode/models.json', text);
      put('.config/opencode/opencode.json', text);
      expect(limits().limit(big)).toBeNull();
    },
  );

  it.each([[0], [-1], ['200000'], [1.5], [1e300], [null]])('give no limit for a context of %s', (context) => {
    put('.cache/opencode/models.json', provider(context));
    expect(limits().limit(big)).toBeNull();
  });

  it('are survived however deep they are nested', () => {
    for (const deep of ['['.repeat(200_000), '{"a":'.repeat(200_000), `{"provider":${'{"a":'.repeat(200_000)}`]) {
      put('.cache/opencode/models.json', deep);
      put('.config/opencode/opencode.json', deep);
      expect(limits().limit(big)).toBeNull();
    }
  });

  it('are not read when they are enormous, or no file at all', () => {
    truncateSync(put('.cache/opencode/models.json', provider(1)), 65 * 1024 * 1024);
    mkdirSync(path.join(home, '.config/opencode/opencode.json'), { recursive: true });
    expect(limits().limit(big)).toBeNull();
  });
});

describe('where a price comes from', () => {
  const cost = { input: 3, output: 15, context_over_200k: { input: 6, output: 22.5 } };
  const priced = (value: object): object => ({ acme: { models: { 'org/big': { cost: value } } } });

  it('is the models cache, with its tiers', () => {
    const source = put('.cache/opencode/models.json', priced(cost));
    expect(limits().price(big)).toMatchObject({ source, rates: { input: 3e6, cacheRead: 0 }, tiers: [{}] });
  });

  it('is the configuration before the cache, without tiers, as in OpenCode', () => {
    put('.cache/opencode/models.json', priced({ input: 1, output: 1 }));
    const source = put('.config/opencode/opencode.json', { provider: priced(cost) });
    expect(limits().price(big)).toMatchObject({ source, rates: { input: 3e6 }, tiers: [] });
  });

  it('is the cache when the configuration only names a window', () => {
    const cache = put('.cache/opencode/models.json', priced(cost));
    put('.config/opencode/opencode.json', { provider: provider(32_000) });
    expect(limits().price(big)?.source).toBe(cache);
    expect(limits().limit(big)?.tokens).toBe(32_000);
  });
});
