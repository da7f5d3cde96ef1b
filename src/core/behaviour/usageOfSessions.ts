import type { Costing } from '../pricing/costing.ts';
import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';

/** What sessions used, by session number. */
export interface SessionUses {
  readonly tokens: Float64Array;
  /** Nano-dollars. */
  readonly cost: Float64Array;
}

/** Tokens and cost of every session, copies left out. */
export function usageOfSessions({ sources, pools }: Ledger, costing: Costing): SessionUses {
  const tokens = new Float64Array(pools.sessionIds.size);
  const cost = new Float64Array(pools.sessionIds.size);
  for (const { requests } of sources) {
    const { flags, session } = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) continue;
      const number = session[slot] ?? 0;
      tokens[number] = (tokens[number] ?? 0) + requests.totalTokens(slot);
      cost[number] = (cost[number] ?? 0) + costing.costOf(requests, slot).amount;
    }
  }
  return { tokens, cost };
}
