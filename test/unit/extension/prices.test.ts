import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PricesReport } from '../../../src/core/reports/pricesReport.ts';
import type { Cost } from '../../../src/core/usage/cost.ts';
import { priceIn } from '../../../src/extension/commands/askForPrice.ts';
import { priceCommands } from '../../../src/extension/commands/priceCommands.ts';
import { Config } from '../../../src/extension/config.ts';
import type { Services } from '../../../src/extension/services.ts';
import { costText } from '../../../src/extension/text/words.ts';
import { fake } from '../../support/fakeVscode.ts';
import { price, rates } from '../core/pricing/support.ts';

const cost = (dollars: number): Cost => ({
  amount: dollars * 1e9,
  basis: 'recorded',
  unpricedRequests: 0,
  recorded: dollars * 1e9,
  computed: 0,
});
const report: PricesReport = {
  revision: 1,
  mode: 'recordedFirst',
  catalogueDate: '2026-09-23',
  catalogueVersion: '0.1.8',
  unpriced: [{ model: { providerID: 'acme', modelID: 'org/big' }, requests: 3, tokens: 84_200 }],
  used: [{ model: { providerID: 'acme', modelID: 'small' }, requests: 1, source: 'cache', price: price(rates(3, 15)) }],
  totals: { recordedFirst: cost(12), computedOnly: cost(20), recordedOnly: cost(7) },
};
const overrides = 'opencodeObservatory.prices.overrides';
const mode = 'opencodeObservatory.cost.mode';
let shown: PricesReport;
let config: Config;
beforeEach(() => {
  shown = report;
  config = new Config();
  const worker = { api: { prices: () => Promise.resolve(shown) } };
  priceCommands({ log: undefined, worker, config } as unknown as Services);
});
afterEach(() => {
  config.dispose();
  fake.configuration.clear();
  fake.registered.clear();
  new Config().dispose();
  for (const list of [fake.answers, fake.asked, fake.informations, fake.errors]) list.length = 0;
});
const run = (id: string, argument?: unknown): unknown => fake.registered.get(`opencodeObservatory.${id}`)?.(argument);

describe('Add Price', () => {
  it('offers the models without a price first and writes what the user says', async () => {
    fake.configuration.set(overrides, { other: { input: 1 } });
    fake.configurationChanged?.({ affectsConfiguration: () => true });
    fake.answers.push('acme/org/big', '0.5', '2,5', '', '$0.05');
    await run('prices.add');
    const [pick] = fake.asked;
    expect(pick?.items?.map(({ label }) => label)).toEqual([
      'Without a price',
      'acme/org/big',
      'With a price',
      'acme/small',
    ]);
    expect(pick?.items?.[1]?.description?.replace(/\s/g, ' ')).toBe('3 requests · 84.2 K tokens');
    expect(fake.configuration.get(overrides)).toEqual({
      other: { input: 1 },
      'acme/org/big': { input: 0.5, output: 2.5, cacheRead: 0, cacheWrite: 0.05 },
    });
  });

  it('begins with the known price and keeps the rest of an override', async () => {
    fake.configuration.set(overrides, { 'acme/small': { contextWindow: 9 } });
    fake.configurationChanged?.({ affectsConfiguration: () => true });
    fake.answers.push('acme/small', '3', '15', '0', '0');
    await run('prices.add');
    expect(fake.asked.slice(1).map(({ value }) => value)).toEqual(['3', '15', '0', '0']);
    expect(fake.configuration.get(overrides)).toEqual({
      'acme/small': { contextWindow: 9, input: 3, output: 15, cacheRead: 0, cacheWrite: 0 },
    });
  });

  it('asks only for the price of a model that is named, and for the model when the name is none', async () => {
    fake.answers.push('1', '2', '3', '4');
    await run('prices.add', 'acme/org/big');
    expect(fake.asked).toHaveLength(4);
    expect(fake.configuration.get(overrides)).toMatchObject({ 'acme/org/big': { input: 1, cacheWrite: 4 } });
    await run('prices.add', 'no/such');
    expect(fake.asked[4]?.items?.length).toBeGreaterThan(2);
  });

  it('writes nothing when the user gives up or there is no model', async () => {
    fake.answers.push('acme/org/big', '0.5', undefined);
    await run('prices.add');
    await run('prices.add');
    shown = { ...report, unpriced: [], used: [] };
    await run('prices.add');
    expect(fake.configuration.has(overrides)).toBe(false);
    expect(fake.informations).toEqual(['No model has been used yet.']);
  });

  it.each([
    ['0.25', 0.25],
    ['0,25', 0.25],
    ['$3', 3],
    ['', 0],
    ['-1', null],
    ['three', null],
    ['1e99', null],
  ])('reads "%s" as %s', (text, expected) => expect(priceIn(text)).toBe(expected));
});

describe('Recompute All Costs', () => {
  it('switches to computed costs and back, and says both totals', async () => {
    await run('cost.recompute');
    expect(fake.configuration.get(mode)).toBe('computedOnly');
    await run('cost.recompute');
    expect(fake.configuration.get(mode)).toBe('recordedFirst');
    expect(fake.informations).toEqual([
      'All costs are now computed from prices: $20.00. With recorded costs first it is $12.00.',
      'Recorded costs come first again: $12.00. Computed from prices it is $20.00.',
    ]);
  });
});

it('shows amounts in the currency of the settings', () => {
  fake.configuration.set('opencodeObservatory.currency.code', 'eur');
  fake.configuration.set('opencodeObservatory.currency.rate', 0.9);
  fake.configurationChanged?.({ affectsConfiguration: () => true });
  expect(config.settings.currency).toEqual({ code: 'EUR', rate: 0.9 });
  expect(costText(cost(10))).toBe('€9.00');
});
