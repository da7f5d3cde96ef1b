import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PriceChain } from '../../../../src/core/pricing/priceChain.ts';
import { OverridePrices } from '../../../../src/worker/prices/overridePrices.ts';

let folder: string;
let file: string;
let log: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'prices-'));
  file = path.join(folder, 'models.json');
  log = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const big = { providerID: 'acme', modelID: 'big' };
function open(overrides: unknown = {}, from = file): { prices: OverridePrices; input: () => number | undefined } {
  const prices = new OverridePrices({ overrides, file: from, log: ({ text }) => void log.push(text) });
  const chain = (): PriceChain => new PriceChain({ overrides: prices.lists, lists: [] });
  return { prices, input: () => chain().price(big)?.rates.input };
}

describe('the user’s prices', () => {
  it('are those of the setting before those of the file', () => {
    writeFileSync(file, '{ "acme/big": { "input": 2 }, "other": { "input": 3 } }');
    expect(open({ big: { input: 1 } }).input()).toBe(1e6);
    expect(open().input()).toBe(2e6);
    expect(log).toEqual([]);
  });

  it('may be written with comments and trailing commas', () => {
    writeFileSync(file, '{ // mine\n "big": { "input": 2, }, }');
    expect(open().input()).toBe(2e6);
  });

  it('are read again when the file changes, appears or goes', () => {
    const { prices, input } = open();
    expect(log).toEqual([expect.stringContaining('There is no price file')]);
    expect([prices.refresh(), input()]).toEqual([false, undefined]);
    writeFileSync(file, '{ "big": { "input": 2 } }');
    expect([prices.refresh(), input()]).toEqual([true, 2e6]);
    expect(prices.refresh()).toBe(false);
    rmSync(file);
    expect([prices.refresh(), input()]).toEqual([true, undefined]);
  });

  it('name what makes no sense in the log and keep the rest', () => {
    writeFileSync(file, '{ "bad": { "input": "much" }, "big": { "input": 2 } }');
    expect(open({ worse: 3 }).input()).toBe(2e6);
    expect(log).toHaveLength(2);
    expect(log[0]).toContain('opencodeObservatory.prices.overrides');
    expect(log[1]).toContain(file);
  });

  it('do not fill the log', () => {
    writeFileSync(file, JSON.stringify(Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`m${at}`, at]))));
    open();
    expect(log).toHaveLength(21);
    expect(log.at(-1)).toContain('480 more');
  });

  it.each([
    ['no JSON', 'input = 3'],
    ['nothing', ''],
    ['a list', '[1]'],
    ['deeper than the stack', '['.repeat(200_000)],
    ['deep objects', '{"a":'.repeat(50_000)],
  ])('survive a file of %s', (_, text) => {
    writeFileSync(file, text);
    expect(open().input()).toBeUndefined();
    expect(log.length).toBeGreaterThan(0);
  });

  it('survive an enormous file and a folder', () => {
    writeFileSync(file, '{}');
    truncateSync(file, 65 * 1024 * 1024);
    expect(open().input()).toBeUndefined();
    expect(open({}, folder).input()).toBeUndefined();
    expect(log).toHaveLength(2);
  });
});
