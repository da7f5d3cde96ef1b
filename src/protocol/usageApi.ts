import type { SessionGroup, SessionListQuery, SessionPage, SessionSummary } from '../core/reports/sessionList.ts';
import type { StatusReport } from '../core/reports/status.ts';

export interface SessionPageQuery extends SessionListQuery {
  /** Id of a `SessionGroup`. */
  readonly group: string;
  readonly offset: number;
  readonly limit: number;
}

/** What was used: for the status bar and the sessions tree. */
export interface UsageApi {
  status(): Promise<StatusReport>;
  sessionGroups(query: SessionListQuery, signal?: AbortSignal): Promise<readonly SessionGroup[]>;
  sessionPage(query: SessionPageQuery, signal?: AbortSignal): Promise<SessionPage>;
  session(id: string, signal?: AbortSignal): Promise<SessionSummary | null>;
}
