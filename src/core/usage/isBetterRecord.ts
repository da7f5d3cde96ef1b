import type { Ledger } from './ledger.ts';
import { requestFlags } from './requestFlags.ts';

/** Where a row stands in a ledger. */
export interface RowPlace {
  readonly source: number;
  readonly slot: number;
}

/**
 * True when the first of two rows of one message is the one to count: a row that counts before one that does not (a
 * half-imported answer must not hide a whole one), then the newer generation of tables, then a database before JSON
 * storage, then the later completion, then more tokens, then the earlier source.
 */
export function isBetterRecord(ledger: Ledger, one: RowPlace, other: RowPlace): boolean {
  const ranks = ranksOf(ledger, one);
  const others = ranksOf(ledger, other);
  for (const [index, rank] of ranks.entries()) {
    const difference = rank - (others[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return one.source < other.source || (one.source === other.source && one.slot < other.slot);
}

function ranksOf(ledger: Ledger, { source, slot }: RowPlace): readonly number[] {
  const tables = ledger.sources[source];
  if (tables === undefined) return [];
  const { columns } = tables.requests;
  const flags = columns.flags[slot] ?? 0;
  const use = (flags & requestFlags.counted) !== 0 ? 2 : (flags & requestFlags.failed) !== 0 ? 1 : 0;
  const storage = tables.kind === 'opencode-json' ? 0 : 1;
  return [use, columns.generation[slot] ?? 0, storage, columns.completed[slot] ?? 0, tables.requests.totalTokens(slot)];
}
