import type { ReportContext } from './reportContext.ts';
import type { SessionForest } from './sessionForest.ts';
import type { SessionListQuery, SessionPage } from './sessionList.ts';
import { sessionSummary } from './sessionSummary.ts';

/** Which part of which group. */
export interface SessionPageQuery extends SessionListQuery {
  /** Id of a `SessionGroup`. */
  readonly group: string;
  readonly offset: number;
  readonly limit: number;
}

/** A page of a group's sessions; empty when the group is gone. The context says what is going on now. */
export function sessionPage(
  forest: SessionForest,
  query: SessionPageQuery,
  context: ReportContext = forest.context,
): SessionPage {
  const all = forest.arranged(query).find(({ group }) => group.id === query.group)?.sessions ?? [];
  const offset = Math.max(0, query.offset);
  const sessions = all.slice(offset, offset + Math.max(0, query.limit));
  return {
    revision: context.revision,
    group: query.group,
    offset,
    total: all.length,
    sessions: sessions.map((session) => sessionSummary(session, context)),
  };
}
