import type { NanoDollars } from '../model/money.ts';
import type { Costing } from '../pricing/costing.ts';
import { groundworkOf } from '../reports/groundwork.ts';
import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';

/** One request that counts, as far as spending matters. */
export interface Spending {
  /** ms since the epoch. */
  readonly time: number;
  /** Number of the session. */
  readonly session: number;
  readonly amount: NanoDollars;
  readonly unpriced: boolean;
}

const deciding = requestFlags.counted | requestFlags.copy;

/** Calls `visit` for every counted request from `from` (inclusive) to `to` (exclusive), ms since the epoch. */
export function scanSpending(
  ledger: Ledger,
  costing: Costing,
  range: { readonly from: number; readonly to: number },
  visit: (spending: Spending) => void,
): void {
  const recent = groundworkOf(ledger).recent.spending;
  for (const { requests } of ledger.sources) {
    const { created, session, flags } = requests.columns;
    const first = recent.begin(requests, created, range.from);
    for (let slot = first, size = requests.size; slot < size; slot++) {
      const time = created[slot] ?? 0;
      if (time < range.from || time >= range.to) continue;
      if (((flags[slot] ?? 0) & deciding) !== requestFlags.counted) continue;
      const { amount, basis } = costing.costOf(requests, slot);
      visit({ time, session: session[slot] ?? 0, amount, unpriced: basis === 'unpriced' });
    }
  }
}
