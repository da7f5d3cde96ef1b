import type { Ledger } from './ledger.ts';
import { requestFlags } from './requestFlags.ts';

/** Identities of the messages of a session that are counted from another session's row, and from none of its own. */
export function copiesOf({ pools, sources }: Ledger, sessionId: string): ReadonlySet<number> {
  const session = pools.sessionIds.intern(sessionId);
  const copies = new Set<number>();
  const counted = new Set<number>();
  for (const { requests } of sources) {
    const { columns, size } = requests;
    for (let slot = 0; slot < size; slot++) {
      if (columns.session[slot] !== session) continue;
      const isCopy = ((columns.flags[slot] ?? 0) & requestFlags.copy) !== 0;
      (isCopy ? copies : counted).add(columns.identity[slot] ?? 0);
    }
  }
  for (const identity of counted) copies.delete(identity);
  return copies;
}
