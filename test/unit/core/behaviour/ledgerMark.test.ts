import { expect, it } from 'vitest';
import { LedgerMark } from '../../../../src/core/behaviour/ledgerMark.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { LedgerBuilder, noon } from '../../../support/ledgerBuilder.ts';

it('tells removed rows by the session they were of, not the sessions behind them', () => {
  const builder = new LedgerBuilder();
  const source = builder.source();
  for (const id of ['ses_a', 'ses_b']) source.session(id, { created: noon - 1000 });
  source.session('ses_fork', { created: noon });
  source.request('ses_a', { rowid: 1, id: 'msg_1', created: noon - 900 });
  source.request('ses_b', { rowid: 2, id: 'msg_2', created: noon - 800 });
  // A copy and none stand side by side: moved up by one, each would look like the other.
  source.request('ses_fork', { rowid: 3, id: 'msg_3', created: noon - 800 });
  source.request('ses_b', { rowid: 4, id: 'msg_4', created: noon - 700 });
  const marked = (): LedgerMark => {
    const ledger = builder.ledger();
    markCopies(ledger);
    return new LedgerMark(ledger);
  };
  const before = marked();
  source.requests.removeAll(new Set([1]));
  const changes = marked().changesSince(before);
  const { sessionIds } = builder.pools;
  const touched = [...(changes?.sessions ?? [])].flatMap((is, number) => (is === 1 ? [sessionIds.text(number)] : []));
  expect(touched).toEqual(['ses_a']);
  expect(changes?.removed).toEqual([{ requests: [0], calls: [] }]);
});
