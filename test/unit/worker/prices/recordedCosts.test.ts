import { expect, it } from 'vitest';
import { PriceChain } from '../../../../src/core/pricing/priceChain.ts';
import { PriceList } from '../../../../src/core/pricing/priceList.ts';
import { readOpenCodePrices } from '../../../../src/core/pricing/readOpenCodePrices.ts';
import { Costing } from '../../../../src/core/pricing/costing.ts';
import { copyOfFixture, loadedIndex } from '../index/support/indexHarness.ts';

const tiered = { input: 6, output: 22.5, cache_read: 0.6, cache_write: 7.5 };
const large = { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 };
/** The prices OpenCode had when it wrote the fixtures: its configuration, and its model cache. */
const configured = {
  fakeai: {
    models: {
      'fake-large': { cost: { ...large, context_over_200k: tiered } },
      'fake-small': { cost: { input: 0.25, output: 1.25, cache_read: 0.025 } },
    },
  },
  fakeb: { models: { 'org/other-1': { cost: { input: 1, output: 4 } }, 'free-1': {} } },
};
const cached = {
  fakedev: {
    models: {
      tiered: { cost: { ...large, tiers: [{ ...tiered, tier: { type: 'context', size: 200_000 } }] } },
      over200: { cost: { ...large, context_over_200k: tiered } },
    },
  },
};
const chain = new PriceChain({
  overrides: [],
  lists: [
    new PriceList(readOpenCodePrices(configured, 'config', false)),
    new PriceList(readOpenCodePrices(cached, 'cache', true)),
  ],
});

// The older versions wrote output including reasoning and charged it twice; their tokens are put right, their cost is not.
it.each(['small', 'v1.17.0', 'live/streaming', 'live/tool-running'])(
  'every cost OpenCode recorded in %s is the one we compute',
  async (name) => {
    const { requests } = (await loadedIndex(copyOfFixture(name))).tables;
    const costing = new Costing(chain, 'computedOnly');
    const { cost } = requests.columns;
    const slots = Array.from({ length: requests.size }, (_, slot) => slot).filter((slot) => (cost[slot] ?? 0) > 0);
    expect(slots.length).toBeGreaterThan(0);
    const computed = slots.map((slot) => costing.costOf(requests, slot));
    expect(computed).toEqual(slots.map((slot) => ({ amount: cost[slot], basis: 'computed' })));
  },
);
