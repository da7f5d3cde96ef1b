import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noTokens } from '../../../../src/core/model/tokenUsage.ts';
import type { WorkerOptions } from '../../../../src/protocol/workerApi.ts';
import { ServiceBench } from './support/serviceBench.ts';

let bench: ServiceBench;
const tokens = { ...noTokens, input: 1_000_000 };
const opus = { providerID: 'anthropic', modelID: 'claude-opus-4-5' };
beforeEach(() => {
  bench = new ServiceBench((index) => {
    index.outcome = { changed: false, how: 'same' };
    index.remembered = true;
    index.add({ created: bench.now - 2000, tokens, recordedCost: 7e9, model: opus });
    index.add({ created: bench.now - 1000, tokens, recordedCost: 0, model: opus });
    index.add({ created: bench.now - 500, tokens, recordedCost: 0 });
  });
  mkdirSync(path.join(bench.root, 'data'));
  writeFileSync(path.join(bench.root, 'data', 'opencode.db'), '');
});
afterEach(() => bench.dispose());

const today = async () => (await bench.service.api.status()).everywhere.today.cost;
async function configure(options: Partial<WorkerOptions> = {}): Promise<void> {
  await bench.service.api.configure(bench.options(options));
}
function put(file: string, value: unknown): string {
  const full = path.join(bench.root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, JSON.stringify(value));
  return full;
}

describe('costs in the worker', () => {
  it('are recorded, else computed from the bundled catalogue, else named unpriced', async () => {
    await configure();
    expect(await today()).toEqual({ amount: 12e9, basis: 'mixed', unpricedRequests: 1, recorded: 7e9, computed: 5e9 });
    const overview = await bench.service.api.overview({ range: 'all', scope: 'all' });
    expect(overview.figures.cost).toEqual(await today());
    expect((await bench.service.api.session('ses_1'))?.own.cost).toEqual(await today());
  });

  it('follow the mode', async () => {
    await configure({ costMode: 'computedOnly' });
    expect(await today()).toMatchObject({ amount: 10e9, basis: 'computed', unpricedRequests: 1 });
    await configure({ costMode: 'recordedOnly' });
    expect(await today()).toMatchObject({ amount: 7e9, basis: 'recorded', unpricedRequests: 2 });
  });

  it('take the user’s prices first, and follow their file', async () => {
    const pricesFile = put('prices.json', { 'acme/big': { input: 3, contextWindow: 5000 } });
    await configure({ priceOverrides: { 'claude-opus-4-5': { input: 1 } }, pricesFile });
    expect(await today()).toMatchObject({ amount: 11e9, computed: 4e9, unpricedRequests: 0 });
    const { length } = bench.revisions;
    put('prices.json', { 'acme/big': { input: 30 } });
    await bench.service.tick();
    expect(bench.revisions.length).toBe(length + 1);
    expect(await today()).toMatchObject({ amount: 38e9 });
  });

  it('follow OpenCode’s own model cache, before the catalogue', async () => {
    await configure();
    expect((await today()).computed).toBe(5e9);
    put('home/.cache/opencode/models.json', { anthropic: { models: { 'claude-opus-4-5': { cost: { input: 2 } } } } });
    await bench.service.tick();
    expect((await today()).computed).toBe(2e9);
  });

  it('say where they come from', async () => {
    const pricesFile = put('prices.json', { 'claude-opus-4-5': { input: 1 } });
    await configure({ pricesFile });
    const report = await bench.service.api.prices();
    expect(report.used.map(({ model, source, requests }) => [model, source, requests])).toEqual([
      [opus, pricesFile, 2],
    ]);
    expect(report.unpriced).toEqual([
      { model: { providerID: 'acme', modelID: 'big' }, requests: 1, tokens: 1_000_000 },
    ]);
    expect(report.catalogueDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(report.totals.computedOnly.amount).toBe(2e9);
    expect(report.totals.recordedFirst.amount).toBe(8e9);
  });

  it('name bad prices in the log', async () => {
    await configure({ priceOverrides: { big: { input: 'much' } } });
    await vi.waitFor(() =>
      expect(bench.told.some(({ name, payload }) => name === 'log' && JSON.stringify(payload).includes('big'))).toBe(
        true,
      ),
    );
  });
});
