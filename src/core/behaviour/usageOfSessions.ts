import type { Costing } from '../pricing/costing.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { Behaviour } from './behaviour.ts';
import { slotAt } from './slots.ts';
import { withRoom } from './withRoom.ts';

/** What sessions used, by session number. */
export interface SessionUses {
  readonly tokens: Float64Array;
  /** Nano-dollars. */
  readonly cost: Float64Array;
}

/** What sessions used with what some (1 by number) use now. */
export function mergeUses(kept: SessionUses, fresh: SessionUses, sessions: Uint8Array): SessionUses {
  return {
    tokens: replaced(kept.tokens, fresh.tokens, sessions),
    cost: replaced(kept.cost, fresh.cost, sessions),
  };
}

function replaced(kept: Float64Array, fresh: Float64Array, sessions: Uint8Array): Float64Array {
  const merged = withRoom(kept, fresh.length);
  for (let number = 0; number < merged.length; number++) {
    if (sessions[number] === 1) merged[number] = fresh[number] ?? 0;
  }
  return merged;
}

/** Tokens and cost of sessions, copies left out. */
export function usageOfSessions({ sources, ledger }: Behaviour, costing: Costing): SessionUses {
  const sessions = ledger.pools.sessionIds.size;
  const tokens = new Float64Array(sessions);
  const cost = new Float64Array(sessions);
  for (const { requests, rows } of sources) {
    const { flags, session } = requests.columns;
    for (let index = 0; index < rows.requests.count; index++) {
      const slot = slotAt(rows.requests, index);
      if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) continue;
      const number = session[slot] ?? 0;
      tokens[number] = (tokens[number] ?? 0) + requests.totalTokens(slot);
      cost[number] = (cost[number] ?? 0) + costing.costOf(requests, slot).amount;
    }
  }
  return { tokens, cost };
}
