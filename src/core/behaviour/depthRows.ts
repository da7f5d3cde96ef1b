import { passesTime } from '../reports/filter/passesTime.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import type { DepthRow } from './recursionReport.ts';
import type { SessionDepths } from './sessionDepths.ts';
import type { SessionUse } from './usageOfSessions.ts';

/** Deeper ones count as this deep: nobody goes there on purpose. */
const deepest = 3;

interface Tree {
  depth: number;
  cost: number;
  calls: number;
  empty: number;
}

/** Top sessions by how deep their sub-agents go; `returned` has what came back from delegations by session. */
export function depthRows(
  { known, selection }: ReportScope,
  { top: topOf, depth: depthOf }: SessionDepths,
  usage: ReadonlyMap<number, SessionUse>,
  returned: ReadonlyMap<number, { readonly calls: number; readonly empty: number }>,
): DepthRow[] {
  const rows = Array.from({ length: deepest + 1 }, () => ({ sessions: 0, cost: 0, calls: 0, empty: 0 }));
  const trees = new Map<number, Tree>();
  for (const [number, { source }] of known) {
    if (!selection.sourceIds.has(source)) continue;
    const top = topOf[number] ?? number;
    let tree = trees.get(top);
    if (tree === undefined) trees.set(top, (tree = { depth: 0, cost: 0, calls: 0, empty: 0 }));
    const back = returned.get(number);
    tree.depth = Math.max(tree.depth, depthOf[number] ?? 0);
    tree.cost += usage.get(number)?.cost ?? 0;
    tree.calls += back?.calls ?? 0;
    tree.empty += back?.empty ?? 0;
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
}
