import { describe, expect, test } from 'vitest';
import { requestFlags } from '../../../../src/core/usage/requestFlags.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { hour, LedgerBuilder, noon } from '../../../support/ledgerBuilder.ts';
import type { RequestDraft } from '../../../support/ledgerBuilder.ts';

function flagsOf(draft: RequestDraft): string[] {
  const { requests } = new LedgerBuilder().source().request('a', draft);
  return Object.entries(requestFlags)
    .filter(([, bit]) => (requests.columns.flags[0]! & bit) !== 0)
    .map(([name]) => name);
}

describe('what a request is', () => {
  test.each<[string, RequestDraft, string[]]>([
    ['with tokens', {}, ['counted']],
    ['with a cost only', { tokens: {}, dollars: 0.1 }, ['counted']],
    ['with cached tokens only', { tokens: { cacheRead: 1 } }, ['counted']],
    ['that failed before its first token', { tokens: {}, error: 'APIError' }, ['error', 'failed']],
    ['that failed half way', { error: 'APIError' }, ['counted', 'error']],
    ['that runs', { tokens: {}, completed: 0 }, ['open']],
    ['that did nothing', { tokens: {} }, []],
    ['that compacted', { compaction: true }, ['counted', 'compaction']],
  ])('%s', (_, draft, expected) => {
    expect(flagsOf(draft)).toEqual(expected);
  });
});

test('a row holds what was put, the newest when it was put twice', () => {
  const builder = new LedgerBuilder();
  const { requests } = builder
    .source()
    .request('a', { rowid: 5, tokens: {}, completed: 0, finish: 'none' })
    .request('a', {
      rowid: 5,
      tokens: { input: 1, output: 2, reasoning: 3, cacheRead: 4, cacheWrite: 5 },
      finish: 'length',
      model: 'x/y',
    });
  expect(requests.size).toBe(1);
  expect(requests.totalTokens(0)).toBe(15);
  expect(requests.finish(0)).toBe('length');
  expect(builder.pools.model(requests.columns.model[0]!)).toEqual({ providerID: 'x', modelID: 'y' });
});

test('putting the same again changes nothing, the mark of a copy included', () => {
  const builder = new LedgerBuilder();
  const before = { created: noon - 2 * hour, rowid: 2 };
  const source = builder
    .source()
    .session('a', { created: noon - 3 * hour })
    .session('fork', { created: noon })
    .request('a', { created: noon - 2 * hour, rowid: 1 })
    .request('fork', before);
  expect(markCopies(builder.ledger())).toBe(1);
  source.request('fork', before);
  expect(source.requests.columns.flags[1]! & requestFlags.copy).toBe(requestFlags.copy);
});

test('a fingerprint tells times, models, tokens and costs apart, and large times too', () => {
  const drafts: RequestDraft[] = [
    {},
    { created: noon },
    { created: noon + 4_294_967_296 },
    { model: 'a/b' },
    { tokens: { input: 10, output: 100 } },
    { tokens: { input: 100, output: 10, cacheRead: 1 } },
    { dollars: 1 },
  ];
  const prints = drafts.map((draft) => {
    const { requests } = new LedgerBuilder().source().request('a', { completed: noon, ...draft });
    return requests.columns.fingerprint[0]!;
  });
  expect(new Set(prints).size).toBe(drafts.length);
});
