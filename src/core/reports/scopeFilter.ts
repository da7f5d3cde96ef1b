import type { Ledger } from '../usage/ledger.ts';
import type { KnownSession } from '../usage/knownSessions.ts';
import type { Scope } from './overview.ts';
import type { ReportContext } from './reportContext.ts';

/** 1 for every session number that belongs to the scope, so that a scan of requests reads one byte per row. */
export function scopeFilter(
  ledger: Ledger,
  known: ReadonlyMap<number, KnownSession>,
  context: ReportContext,
  scope: Scope,
): Uint8Array {
  const inScope = new Uint8Array(ledger.pools.sessionIds.size);
  if (scope === 'all' || !context.hasWorkspace) return inScope.fill(1);
  for (const [number, { session, project }] of known) {
    if (context.inWorkspace(session, project)) inScope[number] = 1;
  }
  return inScope;
}
