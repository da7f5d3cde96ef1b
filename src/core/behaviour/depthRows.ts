import { passesTime } from '../reports/filter/passesTime.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { DepthRow } from './recursionReport.ts';
import type { SessionUse } from './usageOfSessions.ts';

/** Deeper ones count as this deep: nobody goes there on purpose, and no loop of parents is followed for ever. */
const deepest = 3;

/** Top sessions by how deep their sub-agents go. */
export function depthRows(
  { known, selection }: ReportScope,
  pools: UsagePools,
  usage: ReadonlyMap<number, SessionUse>,
  returned: ReadonlyMap<number, { readonly calls: number; readonly empty: number }>,
): DepthRow[] {
  const rows = Array.from({ length: deepest + 1 }, () => ({ sessions: 0, cost: 0, calls: 0, empty: 0 }));
  const trees = new Map<number, { depth: number; cost: number; calls: number; empty: number }>();
  for (const [number, { source }] of known) {
    if (!selection.sourceIds.has(source)) continue;
    const { top, depth } = topOf(number);
    const tree = trees.get(top) ?? { depth: 0, cost: 0, calls: 0, empty: 0 };
    const back = returned.get(number);
    trees.set(top, {
      depth: Math.max(tree.depth, depth),
      cost: tree.cost + (usage.get(number)?.cost ?? 0),
      calls: tree.calls + (back?.calls ?? 0),
      empty: tree.empty + (back?.empty ?? 0),
    });
  }
  for (const [top, tree] of trees) {
    const session = known.get(top)?.session;
    if (session === undefined || (selection.sessions !== null && selection.sessions[top] !== 1)) continue;
    if (!passesTime(selection, session.created)) continue;
    const row = rows[Math.min(deepest, tree.depth)];
    if (row === undefined) continue;
    row.sessions++;
    row.cost += tree.cost;
    row.calls += tree.calls;
    row.empty += tree.empty;
  }
  return rows.map(({ sessions, cost, calls, empty }, depth) => ({
    depth,
    sessions,
    costPerSession: sessions === 0 ? 0 : Math.round(cost / sessions),
    emptyShare: calls === 0 ? null : empty / calls,
  }));

  function topOf(number: number): { top: number; depth: number } {
    let top = number;
    let depth = 0;
    const seen = new Set([number]);
    for (;;) {
      const parentId = known.get(top)?.session.parentId ?? '';
      const parent = parentId === '' ? undefined : pools.sessionIds.find(parentId);
      if (parent === undefined || !known.has(parent) || seen.has(parent)) return { top, depth };
      seen.add(parent);
      top = parent;
      depth++;
    }
  }
}
