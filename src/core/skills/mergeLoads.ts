import { mergeColumns, type MergeOrder } from '../behaviour/mergeOrder.ts';
import { withRoom } from '../behaviour/withRoom.ts';
import { loadsBySkill } from './loadsBySkill.ts';
import type { LoadTable } from './loadTable.ts';

/** The loads that stay together with fresh ones. */
export function mergeLoads(kept: LoadTable, fresh: LoadTable, order: MergeOrder): LoadTable {
  const { toolsAfter: keptTools } = kept;
  // What was called after the loads that move stands behind what was called after those that stay.
  const staying = toolsBefore(kept, order.start);
  const moved = keptTools.slice(staying);
  const { skill, callsAfter, toolsFrom } = mergeColumns(kept, fresh, order, {
    size: order.size,
    toolsAfter: keptTools,
  });
  let end = staying;
  for (let load = order.start; load < order.size; load++) end += callsAfter[load] ?? 0;
  const toolsAfter = withRoom(keptTools, end);
  let load = order.start;
  end = staying;
  for (const { isFresh, length } of order.runs) {
    for (const last = load + length; load < last; load++) {
      const count = callsAfter[load] ?? 0;
      if (count === 0) continue;
      const from = (toolsFrom[load] ?? 0) - (isFresh ? 0 : staying);
      toolsAfter.set((isFresh ? fresh.toolsAfter : moved).subarray(from, from + count), end);
      toolsFrom[load] = end;
      end += count;
    }
  }
  return Object.assign(kept, { toolsAfter, bySkill: loadsBySkill(skill) });
}

/** Where the tools end that were called after the loads before a place. */
function toolsBefore({ toolsFrom, callsAfter }: LoadTable, place: number): number {
  let end = 0;
  for (let load = 0; load < place; load++) {
    if (callsAfter[load] !== 0) end = Math.max(end, (toolsFrom[load] ?? 0) + (callsAfter[load] ?? 0));
  }
  return end;
}
