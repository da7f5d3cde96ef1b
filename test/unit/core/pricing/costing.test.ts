import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costModes, type CostMode } from '../../../../src/core/pricing/costMode.ts';
import { Costing, type Prices } from '../../../../src/core/pricing/costing.ts';
import { buildOverview } from '../../../../src/core/reports/buildOverview.ts';
import { buildPricesReport } from '../../../../src/core/reports/buildPricesReport.ts';
import { sumFigures } from '../../../../src/core/reports/sumFigures.ts';
import type { Cost } from '../../../../src/core/usage/cost.ts';
import { FiguresBuilder } from '../../../../src/core/usage/figuresBuilder.ts';
import { day, LedgerBuilder, noon, reportContext } from '../../../support/ledgerBuilder.ts';
import type { SourceBuilder } from '../../../support/ledgerBuilder.ts';
import { price, rates } from './support.ts';

const known: Readonly<Record<string, ReturnType<typeof price>>> = {
  paid: price(rates(1, 10)),
  free: price(rates(0, 0)),
};
const prices: Prices = { price: ({ modelID }) => known[modelID] ?? null };

/** 1,000 input and 100 output tokens: 0.002 dollars by the price of `paid`. */
const tokens = { input: 1000, output: 100 };
const computedAmount = 2_000_000;

function costOf(mode: CostMode, fill: (source: SourceBuilder) => void): Cost {
  const source = new LedgerBuilder().source();
  fill(source);
  const sum = new FiguresBuilder();
  const costing = new Costing(prices, mode);
  for (let slot = 0; slot < source.requests.size; slot++) sum.add(source.requests, slot, costing);
  return sum.figures().cost;
}
const one =
  (model: string, dollars = 0) =>
  (source: SourceBuilder): void =>
    void source.request('s', { model: `acme/${model}`, tokens, dollars });

describe('the basis of one request', () => {
  const cost = (amount: number, basis: string, more: Partial<Cost> = {}): Cost =>
    ({ amount, basis, unpricedRequests: 0, recorded: 0, computed: 0, ...more }) as Cost;

  it.each<[CostMode, string, number, Cost]>([
    ['recordedFirst', 'paid', 5, cost(5e9, 'recorded', { recorded: 5e9 })],
    ['recordedFirst', 'paid', 0, cost(computedAmount, 'computed', { computed: computedAmount })],
    ['recordedFirst', 'free', 0, cost(0, 'free')],
    ['recordedFirst', 'unknown', 0, cost(0, 'unpriced', { unpricedRequests: 1 })],
    ['recordedFirst', 'unknown', 5, cost(5e9, 'recorded', { recorded: 5e9 })],
    ['recordedFirst', 'free', 5, cost(5e9, 'recorded', { recorded: 5e9 })],
    ['computedOnly', 'paid', 5, cost(computedAmount, 'computed', { computed: computedAmount })],
    ['computedOnly', 'free', 5, cost(0, 'free')],
    ['computedOnly', 'unknown', 5, cost(0, 'unpriced', { unpricedRequests: 1 })],
    ['recordedOnly', 'paid', 5, cost(5e9, 'recorded', { recorded: 5e9 })],
    ['recordedOnly', 'paid', 0, cost(0, 'unpriced', { unpricedRequests: 1 })],
    ['recordedOnly', 'free', 0, cost(0, 'free')],
  ])('%s: a %s model with %d dollars recorded', (mode, model, dollars, expected) => {
    expect(costOf(mode, one(model, dollars))).toEqual(expected);
  });
});

describe('the basis of a sum', () => {
  const basis = (...parts: ((source: SourceBuilder) => void)[]): string =>
    costOf('recordedFirst', (source) => parts.forEach((part) => part(source))).basis;

  it('is mixed only when the amount is', () => {
    expect(basis(one('paid', 1), one('paid'))).toBe('mixed');
    expect(basis(one('paid', 1), one('free'))).toBe('recorded');
    expect(basis(one('paid'), one('free'))).toBe('computed');
    expect(basis(one('paid', 1), one('unknown'))).toBe('recorded');
    expect(basis(one('free'), one('unknown'))).toBe('free');
    expect(basis()).toBe('none');
  });
});

const row = fc.record({
  model: fc.constantFrom('paid', 'free', 'unknown'),
  recordedCost: fc.oneof(fc.constant(0), fc.nat(2e9)),
  input: fc.nat(400_000),
  session: fc.nat(3),
  age: fc.nat(40),
});

it('parts add up to their total exactly, in every mode and every report', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.constantFrom(...costModes), (rows, mode) => {
      const builder = new LedgerBuilder();
      const source = builder.source();
      for (let id = 0; id < 4; id++) source.session(`s${id}`);
      rows.forEach(({ model, recordedCost, input, session, age }, index) =>
        source.request(`s${session}`, {
          model: `acme/${model}`,
          recordedCost,
          tokens: { input: input + 1 },
          created: noon - age * day - index,
        }),
      );
      const costing = new Costing(prices, mode);
      const whole = new FiguresBuilder();
      const parts = Array.from({ length: 4 }, () => new FiguresBuilder());
      for (let slot = 0; slot < source.requests.size; slot++) {
        whole.add(source.requests, slot, costing);
        parts[slot % 4]!.add(source.requests, slot, costing);
      }
      const { cost } = whole.figures();
      expect(cost.recorded + cost.computed).toBe(cost.amount);
      expect(sumFigures(parts.map((part) => part.figures())).cost).toEqual(cost);

      const ledger = builder.ledger();
      const report = buildOverview(ledger, reportContext({ costing }), { range: 'all', scope: 'all' });
      expect(report.figures.cost).toEqual(cost);
      expect(report.series.reduce((sum, { cost: amount }) => sum + amount, 0)).toBe(cost.amount);
      expect(sumFigures(report.topModels.map(({ figures }) => figures)).cost).toEqual(cost);
      expect(buildPricesReport(ledger, reportContext({ costing }), prices, release).totals[mode]).toEqual(cost);
    }),
    { numRuns: 60 },
  );
});

const release = { version: '1', date: '2026-01-02' };

describe('the prices report', () => {
  const builder = new LedgerBuilder();
  const source = builder.source();
  for (const model of ['paid', 'paid', 'unknown', 'free', 'other', 'other']) one(model)(source);
  one('paid', 7)(source);
  one('recorded', 1)(source);
  source.failure('s', { model: 'acme/failed' });
  const report = buildPricesReport(builder.ledger(), reportContext(), prices, release);

  it('lists the models without a price, the most used first, and those with one by name', () => {
    const acme = (modelID: string): object => ({ providerID: 'acme', modelID });
    expect(report.unpriced).toEqual([
      { model: acme('other'), requests: 2, tokens: 2200 },
      { model: acme('unknown'), requests: 1, tokens: 1100 },
    ]);
    expect(report.used).toEqual([
      { model: acme('free'), requests: 1, source: 'test', price: known['free'] },
      { model: acme('paid'), requests: 3, source: 'test', price: known['paid'] },
    ]);
    expect(report).toMatchObject({ catalogueDate: '2026-01-02', catalogueVersion: '1', mode: 'recordedFirst' });
  });

  it('says what all comes to either way, without losing what was recorded', () => {
    expect(report.totals.recordedFirst).toMatchObject({ recorded: 8e9, computed: 2 * computedAmount });
    expect(report.totals.computedOnly).toMatchObject({
      recorded: 0,
      computed: 3 * computedAmount,
      unpricedRequests: 4,
    });
    expect(report.totals.recordedOnly).toMatchObject({ amount: 8e9, unpricedRequests: 5 });
  });
});

it('looks a price up once for each model, however many requests are scanned', () => {
  const source = new LedgerBuilder().source();
  for (let index = 0; index < 1000; index++) one(index % 2 === 0 ? 'paid' : 'unknown')(source);
  let lookups = 0;
  const counted: Prices = { price: (model) => (lookups++, prices.price(model)) };
  const costing = new Costing(counted, 'computedOnly');
  const sum = new FiguresBuilder();
  for (let slot = 0; slot < source.requests.size; slot++) sum.add(source.requests, slot, costing);
  expect(sum.amount).toBe(500 * computedAmount);
  expect(lookups).toBe(2);
});
