import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { requestFlags } from '../../../../src/core/usage/requestFlags.ts';
import { hour, LedgerBuilder, noon } from '../../../support/ledgerBuilder.ts';
import type { RequestDraft } from '../../../support/ledgerBuilder.ts';

/** Sessions of the requests that are copies, in order of source and row. */
function copiesIn(ledger: Ledger): string[] {
  return ledger.sources.flatMap(({ requests }) =>
    Array.from({ length: requests.size }, (_, slot) => slot)
      .filter((slot) => (requests.columns.flags[slot]! & requestFlags.copy) !== 0)
      .map((slot) => ledger.pools.sessionIds.text(requests.columns.session[slot]!)),
  );
}

const before = { created: noon - 2 * hour, tokens: { input: 10, output: 5 }, dollars: 0.5 } as const;

function forked(): LedgerBuilder {
  const builder = new LedgerBuilder();
  builder
    .source()
    .session('ses_original', { created: noon - 3 * hour })
    .session('ses_fork', { created: noon - hour })
    .request('ses_original', before)
    .request('ses_fork', before)
    .request('ses_fork', { created: noon });
  return builder;
}

describe('a fork copies its parent: each request counts once, where it happened', () => {
  test('the copy is marked, the original and what the fork did itself are not', () => {
    const ledger = forked().ledger();
    expect(markCopies(ledger)).toBe(1);
    expect(copiesIn(ledger)).toEqual(['ses_fork']);
  });

  test('marking again changes nothing', () => {
    const ledger = forked().ledger();
    markCopies(ledger);
    expect(markCopies(ledger)).toBe(1);
    expect(copiesIn(ledger)).toEqual(['ses_fork']);
  });

  test('when the original is deleted the copy becomes the record', () => {
    const ledger = forked().ledger();
    markCopies(ledger);
    ledger.sources[0]!.requests.removeAll(new Set([1]));
    expect(markCopies(ledger)).toBe(0);
    expect(copiesIn(ledger)).toEqual([]);
  });

  test('of several copies without an original the oldest fork keeps it, whatever the row order', () => {
    const builder = new LedgerBuilder();
    builder
      .source()
      .session('ses_late', { created: noon })
      .session('ses_early', { created: noon - hour })
      .request('ses_late', before)
      .request('ses_early', before);
    const ledger = builder.ledger();
    expect(markCopies(ledger)).toBe(1);
    expect(copiesIn(ledger)).toEqual(['ses_late']);
  });

  test('a fork of a fork, and a fork kept in another database, count nothing twice', () => {
    const builder = forked();
    builder.source().session('ses_elsewhere', { created: noon }).request('ses_elsewhere', before);
    const ledger = builder.ledger();
    expect(markCopies(ledger)).toBe(2);
    expect(copiesIn(ledger)).toEqual(['ses_fork', 'ses_elsewhere']);
  });

  test('the original may stand in a later source than its copy', () => {
    const builder = new LedgerBuilder();
    builder.source().session('ses_fork', { created: noon }).request('ses_fork', before);
    builder
      .source()
      .session('ses_original', { created: noon - 3 * hour })
      .request('ses_original', before);
    const ledger = builder.ledger();
    expect(markCopies(ledger)).toBe(1);
    expect(copiesIn(ledger)).toEqual(['ses_fork']);
  });

  test('copies of failed calls are marked as well', () => {
    const builder = new LedgerBuilder();
    builder
      .source()
      .session('ses_original', { created: noon - 3 * hour })
      .session('ses_fork', { created: noon - hour })
      .failure('ses_original', { created: noon - 2 * hour })
      .failure('ses_fork', { created: noon - 2 * hour });
    expect(markCopies(builder.ledger())).toBe(1);
  });
});

describe('what is no copy', () => {
  const differing: readonly (readonly [string, RequestDraft])[] = [
    ['created', { created: before.created + 1, completed: before.created + 1000 }],
    ['completed', { completed: before.created + 2000 }],
    ['model', { model: 'anthropic/sonnet' }],
    ['provider', { model: 'copilot/opus' }],
    ['input', { tokens: { input: 11, output: 5 } }],
    ['output', { tokens: { input: 10, output: 6 } }],
    ['reasoning', { tokens: { ...before.tokens, reasoning: 1 } }],
    ['cache read', { tokens: { ...before.tokens, cacheRead: 1 } }],
    ['cache write', { tokens: { ...before.tokens, cacheWrite: 1 } }],
    ['cost', { dollars: 0.500000001 }],
  ];
  test.each(differing)('a request with another %s', (_, difference) => {
    const builder = new LedgerBuilder();
    builder
      .source()
      .session('ses_original', { created: noon - 3 * hour })
      .session('ses_fork', { created: noon - hour })
      .request('ses_original', before)
      .request('ses_fork', { ...before, ...difference });
    expect(markCopies(builder.ledger())).toBe(0);
  });

  test('equal requests of two sessions that both stand where they happened', () => {
    const builder = new LedgerBuilder();
    builder
      .source()
      .session('ses_a', { created: noon - 3 * hour })
      .session('ses_b', { created: noon - 3 * hour })
      .request('ses_a', before)
      .request('ses_b', before);
    expect(markCopies(builder.ledger())).toBe(0);
  });

  test('requests without a time: nothing tells them apart', () => {
    const builder = new LedgerBuilder();
    const timeless = { created: 0, completed: 0 };
    builder.source().session('ses_a').request('ses_a', timeless).request('ses_a', timeless);
    expect(markCopies(builder.ledger())).toBe(0);
  });

  test('equal fingerprints alone: the columns decide', () => {
    const ledger = forked().ledger();
    const { columns, size } = ledger.sources[0]!.requests;
    columns.fingerprint.fill(42, 0, size);
    columns.cost[1] = 7;
    expect(markCopies(ledger)).toBe(0);
  });
});

test('a session that two sources hold counts once, and what only the second knows counts too', () => {
  const builder = new LedgerBuilder();
  builder
    .source()
    .session('ses_a', { created: noon - hour })
    .request('ses_a', { created: noon - 30 });
  builder
    .source()
    .session('ses_a', { created: noon - hour })
    .request('ses_a', { created: noon - 30 })
    .request('ses_a', { created: noon - 20 });
  const ledger = builder.ledger();
  expect(markCopies(ledger)).toBe(1);
  expect(ledger.sources[0]!.requests.columns.flags[0]! & requestFlags.copy).toBe(0);
  expect(ledger.sources[1]!.requests.columns.flags[1]! & requestFlags.copy).toBe(0);
});

describe('any ledger', () => {
  const requests = fc.array(
    fc.record({ session: fc.nat(5), created: fc.nat(4), cost: fc.nat(1), failed: fc.boolean() }),
    { maxLength: 40 },
  );
  const births = fc.array(fc.nat(5), { minLength: 6, maxLength: 6 });

  function build(rows: readonly { session: number; created: number; cost: number; failed: boolean }[], born: number[]) {
    const builder = new LedgerBuilder();
    const source = builder.source();
    born.forEach((created, index) => source.session(`ses_${index}`, { created: noon + created * 1000 }));
    for (const { session, created, cost, failed } of rows) {
      const draft = { created: noon + created * 1000, dollars: failed ? 0 : cost };
      if (failed) source.failure(`ses_${session}`, draft);
      else source.request(`ses_${session}`, draft);
    }
    return builder.ledger();
  }

  test('marking is idempotent, and exactly one of each group of suspects and originals is left', () => {
    fc.assert(
      fc.property(requests, births, (rows, born) => {
        const ledger = build(rows, born);
        const marked = markCopies(ledger);
        const first = copiesIn(ledger);
        expect(markCopies(ledger)).toBe(marked);
        expect(copiesIn(ledger)).toEqual(first);
        const groups = new Map<string, { originals: number; suspects: number }>();
        for (const { session, created, cost, failed } of rows) {
          const key = `${created} ${failed ? 'failed' : cost}`;
          const group = groups.get(key) ?? { originals: 0, suspects: 0 };
          if (created < born[session]!) group.suspects++;
          else group.originals++;
          groups.set(key, group);
        }
        const expected = [...groups.values()].reduce(
          (sum, { originals, suspects }) => sum + (originals > 0 ? suspects : Math.max(0, suspects - 1)),
          0,
        );
        expect(marked).toBe(expected);
      }),
    );
  });

  test('how many copies there are does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(requests, births, (rows, born) => {
        expect(markCopies(build([...rows].reverse(), born))).toBe(markCopies(build(rows, born)));
      }),
    );
  });
});
