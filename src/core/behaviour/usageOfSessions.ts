import type { NanoDollars } from '../model/money.ts';
import type { Costing } from '../pricing/costing.ts';
import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';

/** What one session used. */
export interface SessionUse {
  readonly tokens: number;
  readonly cost: NanoDollars;
}

/** Tokens and cost by session number, copies left out. */
export function usageOfSessions({ sources }: Ledger, costing: Costing): Map<number, SessionUse> {
  const used = new Map<number, { tokens: number; cost: number }>();
  for (const { requests } of sources) {
    const { flags, session } = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) continue;
      const number = session[slot] ?? 0;
      let sum = used.get(number);
      if (sum === undefined) used.set(number, (sum = { tokens: 0, cost: 0 }));
      sum.tokens += requests.totalTokens(slot);
      sum.cost += costing.costOf(requests, slot).amount;
    }
  }
  return used;
}
