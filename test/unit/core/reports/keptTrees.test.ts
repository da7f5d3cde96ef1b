import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildBudgetReport } from '../../../../src/core/budgets/buildBudgetReport.ts';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { buildStatus } from '../../../../src/core/reports/buildStatus.ts';
import { buildSessionForest } from '../../../../src/core/reports/buildSessionForest.ts';
import { Groundwork } from '../../../../src/core/reports/groundwork.ts';
import type { SessionForest } from '../../../../src/core/reports/sessionForest.ts';
import { sessionGroups } from '../../../../src/core/reports/sessionGroups.ts';
import type { SessionNode } from '../../../../src/core/reports/sessionNode.ts';
import { limitsOf } from '../budgets/limitsOf.ts';
import { chooseBy, UsageLife } from '../../../support/usageLife.ts';

/** All that a forest says; its nodes are to be the ones it finds by id. */
function said(forest: SessionForest): unknown {
  const told = (node: SessionNode): unknown => {
    expect(forest.nodes.get(node.id)).toBe(node);
    return { ...node, parent: node.parent?.id, children: node.children.map(told) };
  };
  const groups = (['project', 'day', 'flat'] as const).map((grouping) =>
    sessionGroups(forest, { grouping, sort: 'recent', filter: '', archived: false }),
  );
  return { tops: forest.tops.map(told), groups };
}

/** What the status bar and the budgets say of the same state. */
function spent(ledger: Ledger, { context }: UsageLife, forest: SessionForest): unknown {
  const status = buildStatus(ledger, context, forest);
  const limits = limitsOf({ day: 1, month: 9 }, { week: 2 });
  const budgets = buildBudgetReport(ledger, context, { limits, session: status.session, sessionQuota: () => null });
  return { status, budgets };
}

it('says the same as one made anew, whatever came, changed or went since the state before', () => {
  let [taken, whole] = [0, 0];
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 300, maxLength: 700 }), (numbers) => {
      const life = new UsageLife(chooseBy(numbers));
      let kept: Groundwork | null = null;
      let before: { readonly forest: SessionForest; readonly said: unknown } | null = null;
      for (let step = 0; step < 15; step++) {
        const ledger = life.ledger();
        const groundwork: Groundwork = new Groundwork(ledger, kept);
        kept = groundwork;
        const keeping = { ...ledger, groundwork: () => groundwork };
        const forest = buildSessionForest(keeping, life.context);
        const now = said(forest);
        const anew = buildSessionForest(ledger, life.context);
        expect(now).toEqual(said(anew));
        expect(spent(keeping, life, forest)).toEqual(spent(ledger, life, anew));
        // What was given out for the state before stays as it was.
        if (before !== null) {
          expect(said(before.forest)).toEqual(before.said);
          if (forest.tops.some((top) => before?.forest.tops.includes(top))) taken++;
          else whole++;
        }
        before = { forest, said: now };
        life.step();
      }
    }),
    { numRuns: 30, endOnFailure: true },
  );
  // Of some steps it cannot be told what they changed, of most it can.
  expect(taken).toBeGreaterThan(150);
  expect(whole).toBeGreaterThan(20);
});
