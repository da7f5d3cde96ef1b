import type { ReportContext } from './reportContext.ts';
import type { SessionForest } from './sessionForest.ts';
import { sessionFilter } from './sessionFilter.ts';
import type { SessionSummary } from './sessionList.ts';
import { sessionSummary } from './sessionSummary.ts';

const everything = sessionFilter({ filter: '', archived: true });

/** The session with this id and all its sub-agents, or null when there is none. */
export function findSession(
  forest: SessionForest,
  id: string,
  context: ReportContext = forest.context,
): SessionSummary | null {
  const node = forest.nodes.get(id);
  const session = node === undefined ? null : everything(node);
  return session === null ? null : sessionSummary(session, context);
}
