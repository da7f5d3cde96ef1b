import { expect, it } from 'vitest';
import { Chosen } from '../../../../src/core/behaviour/chosen.ts';
import { flakyRows } from '../../../../src/core/behaviour/flakyRows.ts';
import { everything, TurnWriter } from '../../../support/turnWriter.ts';

it('lets through the same with a question that everything answers as without any', () => {
  const base = new TurnWriter()
    .turn(['edit a.ts !not found', 'edit a.ts', 'skill notes', 'npm test !1', 'npm test'])
    .turn(['skill style !missing', 'skill notes', 'write b.ts'])
    .base();
  const { selection } = everything(base);
  const asking = { ...selection, sessions: new Uint8Array(base.ledger.pools.sessionIds.size).fill(1) };
  const bare = new Chosen(base, selection);
  const asked = new Chosen(base, asking);
  expect(asked.turns).toEqual(bare.turns);
  expect(asked.edits).toEqual(bare.edits);
  expect(asked.loads).toEqual(bare.loads);
  expect(asked.loadsBySkill).toEqual(bare.loadsBySkill);
  expect(flakyRows(base, asking)).toEqual(flakyRows(base, selection));
  expect([bare.turns.length, bare.edits.length, bare.loads.length]).toEqual([2, 3, 3]);
});
