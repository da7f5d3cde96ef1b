import { passesTime } from '../reports/filter/passesTime.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import type { DepthRow } from './recursionReport.ts';
import type { SessionDepths } from './sessionDepths.ts';
import type { SessionUses } from './usageOfSessions.ts';

/** Deeper ones count as this deep: nobody goes there on purpose. */
const deepest = 3;

/** What came back from delegations, by session number. */
export interface Returned {
  readonly calls: Uint32Array;
  readonly empty: Uint32Array;
}

/** Top sessions by how deep their sub-agents go. */
export function depthRows(
  { known, selection }: ReportScope,
  { top, depth }: SessionDepths,
  usage: SessionUses,
  returned: Returned,
): DepthRow[] {
  // By number of the top session: sums over itself and all below it.
  const deep = new Uint32Array(top.length);
  const cost = new Float64Array(top.length);
  const calls = new Uint32Array(top.length);
  const empty = new Uint32Array(top.length);
  known.forEach(({ source }, number) => {
    if (!selection.sourceIds.has(source)) return;
    const above = top[number] ?? 0;
    deep[above] = Math.max(deep[above] ?? 0, depth[number] ?? 0);
    cost[above] = (cost[above] ?? 0) + (usage.cost[number] ?? 0);
    calls[above] = (calls[above] ?? 0) + (returned.calls[number] ?? 0);
    empty[above] = (empty[above] ?? 0) + (returned.empty[number] ?? 0);
  });
  const rows = Array.from({ length: deepest + 1 }, (_, own) => new DepthSum(own));
  known.forEach(({ session, source }, number) => {
    if (top[number] !== number || !selection.sourceIds.has(source)) return;
    if (selection.sessions !== null && selection.sessions[number] !== 1) return;
    if (!passesTime(selection, session.created)) return;
    rows[Math.min(deepest, deep[number] ?? 0)]?.add(cost[number] ?? 0, calls[number] ?? 0, empty[number] ?? 0);
  });
  return rows.map((sum) => sum.row());
}

class DepthSum {
  readonly #depth: number;
  #sessions = 0;
  #cost = 0;
  #calls = 0;
  #empty = 0;

  constructor(depth: number) {
    this.#depth = depth;
  }

  add(cost: number, calls: number, empty: number): void {
    this.#sessions++;
    this.#cost += cost;
    this.#calls += calls;
    this.#empty += empty;
  }

  row(): DepthRow {
    return {
      depth: this.#depth,
      sessions: this.#sessions,
      costPerSession: this.#sessions === 0 ? 0 : Math.round(this.#cost / this.#sessions),
      emptyShare: this.#calls === 0 ? null : this.#empty / this.#calls,
    };
  }
}
