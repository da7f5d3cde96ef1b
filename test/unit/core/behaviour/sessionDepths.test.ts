import { expect, it } from 'vitest';
import { sessionDepths } from '../../../../src/core/behaviour/sessionDepths.ts';
import { knownSessions } from '../../../../src/core/usage/knownSessions.ts';
import { LedgerBuilder } from '../../../support/ledgerBuilder.ts';

it('leads from every session to the one above all, whoever comes first, and ends where parents lead round', () => {
  const builder = new LedgerBuilder();
  builder
    .source()
    .session('grandchild', { parentId: 'child' })
    .session('child', { parentId: 'top' })
    .session('top')
    .session('orphan', { parentId: 'gone' })
    .session('own parent', { parentId: 'own parent' })
    .session('round', { parentId: 'about' })
    .session('about', { parentId: 'round' });
  const ledger = builder.ledger();
  const { top, depth } = sessionDepths(ledger.pools, knownSessions(ledger));
  const of = (id: string): [string, number] => {
    const number = ledger.pools.sessionIds.find(id) ?? -1;
    return [ledger.pools.sessionIds.text(top[number] ?? -1), depth[number] ?? -1];
  };
  expect(of('grandchild')).toEqual(['top', 2]);
  expect(of('child')).toEqual(['top', 1]);
  expect(of('top')).toEqual(['top', 0]);
  expect(of('orphan')).toEqual(['orphan', 0]);
  expect(of('own parent')).toEqual(['own parent', 0]);
  expect(['round', 'about']).toContain(of('round')[0]);
});
