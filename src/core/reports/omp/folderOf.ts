import type { Session } from '../../model/session.ts';
import type { SourceTables } from '../../usage/ledger.ts';
import type { StringPool } from '../../usage/stringPool.ts';

const unknown = 'unknown';
const deepest = 12;

/** The folder a session works in, as its header says; a sub-agent whose log does not say works where its parent does. */
export function folderOf(session: Session | null, source: SourceTables, sessionIds: StringPool): string {
  let at = session;
  for (let depth = 0; at !== null && depth < deepest; depth++) {
    if (at.directory !== '') return at.directory;
    const parent = at.parentId === '' ? undefined : sessionIds.find(at.parentId);
    at = parent === undefined ? null : (source.sessions.get(parent) ?? null);
  }
  return unknown;
}
