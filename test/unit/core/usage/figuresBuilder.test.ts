import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figures } from '../../../../src/core/reports/figures.ts';
import { FiguresBuilder } from '../../../../src/core/usage/figuresBuilder.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { sumFigures } from '../../../../src/core/reports/sumFigures.ts';
import { hour, LedgerBuilder, noon, recordedCosts } from '../../../support/ledgerBuilder.ts';
import type { SourceBuilder } from '../../../support/ledgerBuilder.ts';

function figuresOf(fill: (source: SourceBuilder) => void): Figures {
  const builder = new LedgerBuilder();
  fill(builder.source());
  const ledger = builder.ledger();
  markCopies(ledger);
  const sum = new FiguresBuilder();
  const { requests } = ledger.sources[0]!;
  for (let slot = 0; slot < requests.size; slot++) sum.add(requests, slot, recordedCosts);
  return sum.figures();
}

describe('what counts', () => {
  test('nothing at all costs nothing, on no basis', () => {
    expect(figuresOf(() => undefined)).toMatchObject({
      cost: { amount: 0, basis: 'none', unpricedRequests: 0 },
      requests: 0,
      sessions: 0,
    });
  });

  test('a call that failed before its first token is counted apart, with its session and its error', () => {
    expect(figuresOf((source) => source.failure('a'))).toMatchObject({
      cost: { basis: 'none' },
      requests: 0,
      failedRequests: 1,
      errors: 1,
      sessions: 1,
    });
  });

  test('a request that used tokens and then failed is a request and an error', () => {
    expect(figuresOf((source) => source.request('a', { error: 'ContentFilterError' }))).toMatchObject({
      requests: 1,
      failedRequests: 0,
      errors: 1,
    });
  });

  test('a request that still runs, or ended without any use, is nothing yet', () => {
    const figures = figuresOf((source) =>
      source.request('a', { tokens: {}, completed: 0 }).request('a', { tokens: {} }),
    );
    expect(figures).toMatchObject({ requests: 0, failedRequests: 0, sessions: 0 });
  });

  test('a copy is counted as a copy and nowhere else', () => {
    const figures = figuresOf((source) =>
      source
        .session('a', { created: noon - 3 * hour })
        .session('fork', { created: noon })
        .request('a', { created: noon - hour, dollars: 1 })
        .request('fork', { created: noon - hour, dollars: 1 }),
    );
    expect(figures).toMatchObject({ requests: 1, copies: 1, sessions: 1, cost: { amount: 1e9 } });
  });

  test('sessions are counted once each, in whatever order they come', () => {
    const figures = figuresOf((source) => ['a', 'b', 'a', 'c', 'c', 'b'].forEach((id) => source.request(id)));
    expect(figures.sessions).toBe(3);
  });
});

describe('what a cost is worth', () => {
  test('recorded when every request has one', () => {
    expect(figuresOf((source) => source.request('a', { dollars: 0.1 }).request('a', { dollars: 0.2 })).cost).toEqual({
      amount: 300_000_000,
      basis: 'recorded',
      unpricedRequests: 0,
      recorded: 300_000_000,
      computed: 0,
    });
  });

  test('unpriced when none has: never a zero that looks like a price', () => {
    expect(figuresOf((source) => source.request('a')).cost).toEqual({
      amount: 0,
      basis: 'unpriced',
      unpricedRequests: 1,
      recorded: 0,
      computed: 0,
    });
  });

  test('recorded when some have, and how many are left out', () => {
    const { cost } = figuresOf((source) => source.request('a', { dollars: 1 }).request('a').request('a'));
    expect(cost).toEqual({ amount: 1e9, basis: 'recorded', unpricedRequests: 2, recorded: 1e9, computed: 0 });
  });
});

test('money adds up exactly: a thousand times ten cents is a hundred dollars', () => {
  const { cost } = figuresOf((source) => {
    for (let index = 0; index < 1000; index++) source.request('a', { dollars: 0.1 });
  });
  expect(cost.amount).toBe(100_000_000_000);
});

test('any split into parts merges to the whole exactly', () => {
  const row = fc.record({ session: fc.nat(4), cost: fc.nat(2e9), failed: fc.boolean(), part: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 50 }), (rows) => {
      const source = new LedgerBuilder().source();
      const parts = Array.from({ length: 4 }, () => new FiguresBuilder());
      const whole = new FiguresBuilder();
      rows.forEach(({ session, cost, failed, part }, slot) => {
        if (failed) source.failure(`s${session}`);
        else source.request(`s${session}`, { recordedCost: cost });
        parts[part]!.add(source.requests, slot, recordedCosts);
        whole.add(source.requests, slot, recordedCosts);
      });
      const merged = new FiguresBuilder();
      for (const part of parts) merged.merge(part);
      expect(merged.figures()).toEqual(whole.figures());
      // Parts may share sessions, so all but their number adds up.
      expect({ ...sumFigures(parts.map((part) => part.figures())), sessions: 0 }).toEqual({
        ...whole.figures(),
        sessions: 0,
      });
    }),
  );
});
