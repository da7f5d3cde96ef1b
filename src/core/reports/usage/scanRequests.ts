import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import type { Selection } from '../filter/selection.ts';

const shown = requestFlags.counted | requestFlags.failed;

/** Calls `visit` for every request that passes: counted, failed, copies, and those that ended well without a token. */
export function scanRequests(
  ledger: Ledger,
  { range, clock, sessions, models, agents, sources }: Selection,
  visit: (requests: RequestTable, slot: number, session: number, source: number) => void,
): void {
  for (const [source, { requests }] of ledger.sources.entries()) {
    if (sources[source] !== true) continue;
    const { flags, created, session, model, agent } = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      const flag = flags[slot] ?? 0;
      if ((flag & shown) === 0 && (flag & (requestFlags.open | requestFlags.error)) !== 0) continue;
      const number = session[slot] ?? 0;
      if (sessions !== null && sessions[number] !== 1) continue;
      if (models !== null && models[model[slot] ?? 0] !== 1) continue;
      if (agents !== null && agents[agent[slot] ?? 0] !== 1) continue;
      if (range !== null) {
        const time = created[slot] ?? 0;
        if (time < range.from || time >= range.to) continue;
      }
      if (clock !== null && !clock(created[slot] ?? 0)) continue;
      visit(requests, slot, number, source);
    }
  }
}
