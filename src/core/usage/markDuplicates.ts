import { IdentityMap } from './identityMap.ts';
import { isBetterRecord } from './isBetterRecord.ts';
import type { Ledger } from './ledger.ts';
import { requestFlags } from './requestFlags.ts';
import type { RequestTable } from './requestTable.ts';

/**
 * Sets the `duplicate` flag (and `copy` with it) of every request whose message another source holds as well, as the
 * other generation of tables in a database is one, so that of each message one row counts; returns how many do not.
 * Expects the flags to be cleared. Costs nothing while there is one source that holds no message twice.
 */
export function markDuplicates(ledger: Ledger): number {
  const order = ledger.sources.map((_, index) => index).filter((index) => sizeOf(ledger, index) > 0);
  if (order.length < 2 && !order.some((index) => ledger.sources[index]?.repeats === true)) return 0;
  // The largest source comes last: it is only looked up in what the others left.
  order.sort((one, other) => sizeOf(ledger, one) - sizeOf(ledger, other));
  const last = order.at(-1) ?? 0;
  const isKept = (index: number): boolean => index !== last || ledger.sources[index]?.repeats === true;
  const rows = order.reduce((sum, index) => sum + (isKept(index) ? sizeOf(ledger, index) : 0), 0);
  const known = new IdentityMap(rows);
  let duplicates = 0;
  for (const source of order) {
    const table = ledger.sources[source]?.requests;
    if (table === undefined) continue;
    const keeps = isKept(source);
    const { identity } = table.columns;
    for (let slot = 0, size = table.size; slot < size; slot++) {
      const id = identity[slot] ?? 0;
      if (id === 0) continue;
      const place = known.find(id);
      if (!known.isTaken(place)) {
        if (keeps) known.put(place, id, source, slot);
        continue;
      }
      duplicates++;
      const other = { source: known.source(place), slot: known.slot(place) };
      if (isBetterRecord(ledger, { source, slot }, other)) {
        flag(ledger.sources[other.source]?.requests, other.slot);
        known.put(place, id, source, slot);
      } else flag(table, slot);
    }
  }
  return duplicates;
}

function sizeOf(ledger: Ledger, source: number): number {
  return ledger.sources[source]?.requests.size ?? 0;
}

function flag(table: RequestTable | undefined, slot: number): void {
  if (table === undefined) return;
  const { flags } = table.columns;
  flags[slot] = (flags[slot] ?? 0) | requestFlags.duplicate | requestFlags.copy;
}
