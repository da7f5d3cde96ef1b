import { describe, expect, it } from 'vitest';
import { modelKey } from '../../../../../src/core/model/modelId.ts';
import { Costing } from '../../../../../src/core/pricing/costing.ts';
import { modelsTabReport } from '../../../../../src/core/reports/panel/modelsTabReport.ts';
import type { PanelFilter } from '../../../../../src/core/reports/panel/panelFilter.ts';
import type { Ledger } from '../../../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../../../src/core/usage/markCopies.ts';
import { day, LedgerBuilder, minute, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

const everything: PanelFilter = { range: 'all', scope: 'all' };
const million = 1_000_000;

/** Two sources, three models, a fork's copy, a failed request. */
function sample(): Ledger {
  const builder = new LedgerBuilder();
  const at = noon - day;
  builder
    .source('/a/opencode.db')
    .session('one')
    .session('fork')
    .request('one', { model: 'anthropic/opus', dollars: 3, created: at, completed: at + minute, agent: 'build' })
    .request('one', { model: 'anthropic/opus', dollars: 1, created: at + minute, completed: at + 4 * minute })
    .request('fork', { model: 'anthropic/opus', dollars: 3, created: at, completed: at + minute, agent: 'build' })
    .request('one', { model: 'anthropic/haiku', dollars: 2, created: noon - minute, agent: 'plan' })
    .failure('one', { model: 'anthropic/haiku' });
  builder.source('/b/opencode.db').session('two').request('two', { model: 'openai/gpt', dollars: 4, agent: 'plan' });
  const ledger = builder.ledger();
  markCopies(ledger);
  return ledger;
}

const report = (filter = everything, ledger = sample()) => modelsTabReport(ledger, reportContext(), filter);
const costs = (rows: readonly { readonly figures: { readonly cost: { readonly amount: number } } }[]) =>
  rows.map(({ figures }) => figures.cost.amount / 1e9);

describe('the models tab', () => {
  it('has a row for each model, the costliest first, and its rows make the totals', () => {
    const { rows, totals } = report();
    expect(rows.map(({ model }) => modelKey(model))).toEqual(['anthropic/opus', 'openai/gpt', 'anthropic/haiku']);
    expect(costs(rows)).toEqual([4, 4, 2]);
    expect(totals.figures.cost.amount).toBe(10e9);
    expect(rows.map(({ costShare }) => costShare)).toEqual([0.4, 0.4, 0.2]);
    expect(rows[2]?.figures).toMatchObject({ requests: 1, failedRequests: 1, errors: 1 });
  });

  it('counts a copy once, in figures and in request times', () => {
    const { rows } = report();
    expect(rows[0]?.figures).toMatchObject({ requests: 2, copies: 1, sessions: 1 });
    expect(rows[0]?.latency).toEqual({ median: 2 * minute, p90: 3 * minute });
  });

  it('has no request time for a model that completed none', () => {
    const builder = new LedgerBuilder();
    builder.source().session('one').request('one', { completed: 0 });
    expect(report(everything, builder.ledger()).rows[0]?.latency).toBeNull();
  });

  it('cuts the same sums by provider, agent and source, each name as the filter takes it', () => {
    const { providers, agents, sources, totals } = report();
    expect(providers.map(({ name }) => name)).toEqual(['anthropic', 'openai']);
    expect(costs(providers)).toEqual([6, 4]);
    expect(providers[0]?.figures).toMatchObject({ requests: 3, sessions: 1 });
    expect(agents.map(({ name, figures }) => [name, figures.cost.amount / 1e9])).toEqual([
      ['plan', 6],
      ['build', 4],
    ]);
    expect(sources.map(({ name }) => name)).toEqual(['/a/opencode.db', '/b/opencode.db']);
    for (const rows of [providers, agents, sources]) {
      expect(rows.reduce((sum, { figures }) => sum + figures.cost.amount, 0)).toBe(totals.figures.cost.amount);
    }
    expect(report({ ...everything, providers: ['anthropic'] }).totals.figures).toEqual(providers[0]?.figures);
    expect(report({ ...everything, agents: ['plan'] }).totals.figures).toEqual(agents[0]?.figures);
    expect(report({ ...everything, sources: ['/b/opencode.db'] }).totals.figures).toEqual(sources[1]?.figures);
  });

  it('draws the course of each model in the buckets of the report', () => {
    const { rows, buckets } = report({ range: '7d', scope: 'all' });
    expect(buckets.length).toBeGreaterThan(6);
    for (const { course, figures } of rows) {
      expect(course).toHaveLength(buckets.length);
      expect(course.reduce((sum, amount) => sum + amount, 0)).toBe(figures.cost.amount);
    }
  });

  it('says what the same tokens cost at the price of another model', () => {
    const rates = { input: million, output: 2 * million, cacheRead: 0, cacheWrite: 0 };
    const known = { rates, tiers: [], contextWindow: null, sessionQuota: null, source: 'made up' };
    const costing = new Costing({ price: ({ modelID }) => (modelID === 'gpt' ? known : null) }, 'recordedFirst');
    const { whatIf } = modelsTabReport(sample(), reportContext({ costing }), everything);
    expect(whatIf.models.map(({ model }) => modelKey(model))).toEqual(['openai/gpt']);
    // 100 input and 10 output tokens a request.
    expect(whatIf.models[0]?.costs).toMatchObject({ 'anthropic/opus': 2 * 120_000, 'anthropic/haiku': 120_000 });
    expect(whatIf.requests).toMatchObject({ 'anthropic/opus': 2, 'openai/gpt': 1 });
  });

  it('tries models, too, that the filter leaves out: those it shows first', () => {
    const rates = { input: million, output: million, cacheRead: 0, cacheWrite: 0 };
    const known = { rates, tiers: [], contextWindow: null, sessionQuota: null, source: 'made up' };
    const costing = new Costing({ price: () => known }, 'recordedFirst');
    const filter = { ...everything, models: ['openai/gpt'] };
    const { rows, whatIf } = modelsTabReport(sample(), reportContext({ costing }), filter);
    expect(rows.map(({ model }) => modelKey(model))).toEqual(['openai/gpt']);
    const tried = whatIf.models.map(({ model }) => modelKey(model));
    expect(tried[0]).toBe('openai/gpt');
    expect(tried).toEqual(expect.arrayContaining(['anthropic/opus', 'anthropic/haiku']));
    expect(Object.keys(whatIf.models[1]?.costs ?? {})).toEqual(['openai/gpt']);
  });

  it('is empty where nothing passes', () => {
    const nothing = report({ ...everything, models: ['no/such'] });
    expect([nothing.rows, nothing.providers, nothing.agents, nothing.sources]).toEqual([[], [], [], []]);
    expect(nothing.nothing).not.toBeNull();
  });
});
