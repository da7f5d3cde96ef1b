import type { Ledger } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';

/** Where a row stands. */
export interface RowPlace {
  readonly source: number;
  readonly slot: number;
}

/** The other rows of messages that stand in several sources, by the message's identity; empty with one source. */
export function duplicateRows({ sources }: Ledger): ReadonlyMap<number, readonly RowPlace[]> {
  const rows = new Map<number, RowPlace[]>();
  if (sources.length < 2) return rows;
  for (const [source, { requests }] of sources.entries()) {
    const { flags, identity } = requests.columns;
    for (let slot = 0, size = requests.size; slot < size; slot++) {
      if (((flags[slot] ?? 0) & requestFlags.duplicate) === 0) continue;
      const key = identity[slot] ?? 0;
      const known = rows.get(key);
      if (known === undefined) rows.set(key, [{ source, slot }]);
      else known.push({ source, slot });
    }
  }
  return rows;
}
