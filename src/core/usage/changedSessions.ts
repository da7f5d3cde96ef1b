import type { Column } from './columns.ts';
import type { RowChanges } from './rowTable.ts';

/** Marks (1 by number) the sessions of a table's rows that came or changed, and those that rows left. */
export function markChangedSessions(
  { columns: { session } }: { readonly columns: { readonly session: Column } },
  { changed, left }: RowChanges,
  sessions: Uint8Array,
): void {
  for (const slot of changed) sessions[session[slot] ?? 0] = 1;
  for (const number of left) sessions[number] = 1;
}
