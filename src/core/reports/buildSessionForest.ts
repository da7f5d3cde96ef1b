import type { Ledger } from '../usage/ledger.ts';
import { groundworkOf } from './groundwork.ts';
import type { ReportContext } from './reportContext.ts';
import { SessionForest } from './sessionForest.ts';

/**
 * All sessions with their figures and their sub-agents: built once per revision, then paged through at no cost. Of a ledger that
 * keeps a groundwork only what changed since the last one is made anew.
 */
export function buildSessionForest(ledger: Ledger, context: ReportContext): SessionForest {
  const groundwork = groundworkOf(ledger);
  const { nodes, tops } = groundwork.trees.of(ledger, context, groundwork);
  const find = (id: string) => nodes[ledger.pools.sessionIds.find(id) ?? -1];
  return new SessionForest(context, { get: find }, tops);
}
