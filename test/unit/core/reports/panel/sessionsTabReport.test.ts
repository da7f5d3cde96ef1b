import { describe, expect, it } from 'vitest';
import type { SessionOrder } from '../../../../../src/core/reports/panel/sessionsTabReport.ts';
import { sessionRanking, sessionsPage } from '../../../../../src/core/reports/panel/sessionsTabReport.ts';
import { sessionRanks } from '../../../../../src/core/reports/panel/sessionRank.ts';
import { sumSessions } from '../../../../../src/core/reports/panel/sessionSums.ts';
import { markCopies } from '../../../../../src/core/usage/markCopies.ts';
import { hour, LedgerBuilder, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

const order = (change: Partial<SessionOrder>): SessionOrder => ({
  sort: 'cost',
  descending: true,
  workflows: true,
  open: [],
  ...change,
});

function ranking() {
  const builder = new LedgerBuilder();
  builder
    .source()
    .session('top', { title: 'b: the whole' })
    .session('child', { title: 'a part', parentId: 'top' })
    .session('grandchild', { title: 'a part of the part', parentId: 'child' })
    .session('reader', { title: 'C reads' })
    .session('twin', { title: 'd', created: noon - 2 * hour })
    .request('top', { dollars: 1, tokens: { input: 10, output: 5 }, created: noon - 3 * hour })
    .request('child', { dollars: 2, tokens: { input: 1, reasoning: 70 }, created: noon - 2 * hour })
    .request('grandchild', { dollars: 4, tokens: { input: 1 }, created: noon - hour })
    .request('reader', { dollars: 3, tokens: { input: 5, cacheRead: 900, cacheWrite: 30 }, created: noon - 2 * hour })
    .request('twin', { dollars: 3, tokens: { input: 5 }, created: noon - hour });
  const ledger = builder.ledger();
  markCopies(ledger);
  return sessionRanking(sumSessions(ledger, reportContext(), { range: 'all', scope: 'all' }));
}

const idsOf = (change: Partial<SessionOrder>): readonly string[] => ranking()(order(change)).rows.map(({ id }) => id);

describe('the rows of the Sessions tab', () => {
  it('are workflows, whose sums hold their sub-agents, until these are wanted on their own', () => {
    const { rows, totals, most } = ranking()(order({}));
    expect(rows.map(({ id, figures, subagents }) => [id, figures.cost.amount / 1e9, subagents])).toEqual([
      ['top', 7, 2],
      ['twin', 3, 0],
      ['reader', 3, 0],
    ]);
    expect([totals.figures.cost.amount / 1e9, most.cost / 1e9]).toEqual([13, 7]);
    expect(idsOf({ workflows: false })).toEqual(['grandchild', 'twin', 'reader', 'child', 'top']);
  });

  it('are unfolded level by level, each below its parent', () => {
    const shown = (open: readonly string[]): unknown =>
      ranking()(order({ open })).rows.map(({ id, level, open: isOpen }) => [id, level, isOpen]);
    expect(shown(['top', 'child', 'reader'])).toEqual([
      ['top', 1, true],
      ['child', 2, true],
      ['grandchild', 3, false],
      ['twin', 1, false],
      ['reader', 1, false],
    ]);
    expect(idsOf({ open: ['child'] })).toEqual(['top', 'twin', 'reader']);
  });

  it.each([
    ['title', false, ['top', 'reader', 'twin']],
    ['title', true, ['twin', 'reader', 'top']],
    ['requests', true, ['top', 'twin', 'reader']],
    ['context', true, ['reader', 'top', 'twin']],
    ['duration', true, ['top', 'twin', 'reader']],
    ['input', true, ['top', 'twin', 'reader']],
    ['reasoning', true, ['top', 'twin', 'reader']],
    ['cacheRead', true, ['reader', 'top', 'twin']],
    ['cacheWrite', false, ['top', 'twin', 'reader']],
  ] as const)('are ranked by %s, equals by their last use', (sort, descending, ids) =>
    expect(idsOf({ sort, descending })).toEqual(ids),
  );

  it('are the same rows in any order, and the same totals', () => {
    const inOrder = ranking();
    const all = sessionRanks.map((sort) => inOrder(order({ sort, workflows: false })));
    for (const { rows, totals } of all) {
      expect(rows.map(({ id }) => id).sort()).toEqual(['child', 'grandchild', 'reader', 'top', 'twin']);
      expect(totals).toBe(all[0]?.totals);
    }
  });

  it('are kept in the order asked for last, which pages are read from', () => {
    const inOrder = ranking();
    const first = inOrder(order({}));
    expect(inOrder(order({}))).toBe(first);
    expect(inOrder(order({ sort: 'title' }))).not.toBe(first);
    expect(sessionsPage(first, 1, 1)).toMatchObject({ count: 3, offset: 1, rows: [{ id: 'twin' }] });
  });
});
