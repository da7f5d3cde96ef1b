import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FiguresBuilder } from '../../../../src/core/usage/figuresBuilder.ts';
import { identityOf } from '../../../../src/core/usage/identityOf.ts';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { requestFlags } from '../../../../src/core/usage/requestFlags.ts';
import { hour, LedgerBuilder, noon, recordedCosts } from '../../../support/ledgerBuilder.ts';

/** Which rows of each source count. */
function counted(ledger: Ledger): boolean[][] {
  return ledger.sources.map(({ requests }) =>
    Array.from({ length: requests.size }, (_, slot) => (requests.columns.flags[slot]! & requestFlags.copy) === 0),
  );
}

function figures(ledger: Ledger): FiguresBuilder {
  const builder = new FiguresBuilder();
  for (const { requests } of ledger.sources) {
    for (let slot = 0; slot < requests.size; slot++) builder.add(requests, slot, recordedCosts);
  }
  return builder;
}

const json = (ledger: Ledger, index: number): Ledger => ({
  ...ledger,
  sources: ledger.sources.map((source, at) => (at === index ? { ...source, kind: 'opencode-json' } : source)),
});

describe('one message in two sources counts once', () => {
  test('in the database rather than in JSON storage, whatever stands first and however different the rows are', () => {
    const builder = new LedgerBuilder();
    builder.source('/data/storage').request('ses_a', { id: 'msg_a', dollars: 9, tokens: { input: 999 } });
    builder.source('/data/opencode.db').request('ses_a', { id: 'msg_a', dollars: 1 });
    const ledger = json(builder.ledger(), 0);
    expect(markCopies(ledger)).toBe(0);
    expect(counted(ledger)).toEqual([[false], [true]]);
    const sum = figures(ledger);
    expect(sum.figures()).toMatchObject({ requests: 1, copies: 0, sessions: 1, cost: { amount: 1e9 } });
    expect(sum.duplicates).toBe(1);
  });

  test('in JSON storage when the database holds the unfinished answer only', () => {
    const builder = new LedgerBuilder();
    builder.source().request('ses_a', { id: 'msg_a', tokens: {}, completed: 0, finish: 'none' });
    builder.source().request('ses_a', { id: 'msg_a' });
    const ledger = json(builder.ledger(), 1);
    markCopies(ledger);
    expect(counted(ledger)).toEqual([[false], [true]]);
  });

  test('of two databases: the later completion, then more tokens, then the first', () => {
    const builder = new LedgerBuilder();
    const rows = (id: string, completed: number, input: number) => ({ id, completed, tokens: { input } });
    builder
      .source()
      .request('s', rows('msg_1', noon, 5))
      .request('s', rows('msg_2', noon, 5))
      .request('s', rows('msg_3', noon, 5));
    builder
      .source()
      .request('s', rows('msg_1', noon + 1, 5))
      .request('s', rows('msg_2', noon, 6))
      .request('s', rows('msg_3', noon, 5));
    const ledger = builder.ledger();
    markCopies(ledger);
    expect(counted(ledger)).toEqual([
      [false, false, true],
      [true, true, false],
    ]);
  });

  test('counts again when the other source loses it, and a row without an id is never one', () => {
    const builder = new LedgerBuilder();
    builder.source().request('s', { id: 'msg_1' }).request('s', { id: '', dollars: 1 });
    builder.source().request('s', { id: 'msg_1' }).request('s', { id: '', dollars: 2 });
    const ledger = builder.ledger();
    markCopies(ledger);
    expect(counted(ledger)).toEqual([
      [true, true],
      [false, true],
    ]);
    ledger.sources[0]!.requests.removeAll(new Set([1]));
    markCopies(ledger);
    expect(counted(ledger)).toEqual([[true], [true, true]]);
  });

  test('a fork’s copy stays a copy beside a duplicate of its original', () => {
    const builder = new LedgerBuilder();
    const original = { id: 'msg_1', created: noon - 2 * hour };
    builder
      .source()
      .session('ses_a', { created: noon - 3 * hour })
      .request('ses_a', original);
    builder
      .source()
      .session('ses_a', { created: noon - 3 * hour })
      .session('ses_fork', { created: noon - hour })
      .request('ses_a', original)
      .request('ses_fork', { id: 'msg_2', created: noon - 2 * hour, completed: noon - 2 * hour + 1000 });
    const ledger = builder.ledger();
    expect(markCopies(ledger)).toBe(1);
    expect(figures(ledger).figures()).toMatchObject({ requests: 1, copies: 1 });
    expect(figures(ledger).duplicates).toBe(1);
  });
});

test('any spread of messages over sources: each counts once, twice marked is once marked', () => {
  const rows = fc.array(fc.record({ source: fc.nat(2), message: fc.nat(30), tokens: fc.nat(3) }), { maxLength: 60 });
  fc.assert(
    fc.property(rows, (drafts) => {
      const builder = new LedgerBuilder();
      const sources = [builder.source(), builder.source(), builder.source()];
      const seen = new Set<string>();
      for (const { source, message, tokens } of drafts) {
        if (seen.has(`${source} ${message}`)) continue;
        seen.add(`${source} ${message}`);
        const draft = { id: `msg_${message}`, created: noon + message, tokens: { input: tokens + 1 } };
        sources[source]!.request(`ses_${message % 3}`, draft);
      }
      const ledger = builder.ledger();
      markCopies(ledger);
      const first = counted(ledger);
      expect(first.flat().filter(Boolean)).toHaveLength(new Set(drafts.map(({ message }) => message)).size);
      markCopies(ledger);
      expect(counted(ledger)).toEqual(first);
    }),
  );
});

test('identities differ for ids that differ in one letter, and are whole numbers', () => {
  const ids = Array.from({ length: 100_000 }, (_, index) => `msg_019a8c${index.toString(16).padStart(6, '0')}AbCdEf`);
  const identities = new Set(ids.map(identityOf));
  expect(identities.size).toBe(ids.length);
  expect([...identities].every(Number.isSafeInteger)).toBe(true);
  expect(identityOf('')).toBe(0);
});
