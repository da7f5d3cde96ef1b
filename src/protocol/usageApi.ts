import type { OverviewReport, RangeName, Scope } from '../core/reports/overview.ts';
import type { SessionGroup, SessionListQuery, SessionPage, SessionSummary } from '../core/reports/sessionList.ts';
import type { StatusReport } from '../core/reports/status.ts';

export interface OverviewQuery {
  readonly range: RangeName;
  readonly scope: Scope;
}

export interface SessionPageQuery extends SessionListQuery {
  /** Id of a `SessionGroup`. */
  readonly group: string;
  readonly offset: number;
  readonly limit: number;
}

/** What was used: for the status bar, the overview and the sessions tree. */
export interface UsageApi {
  status(): Promise<StatusReport>;
  overview(query: OverviewQuery, signal?: AbortSignal): Promise<OverviewReport>;
  sessionGroups(query: SessionListQuery, signal?: AbortSignal): Promise<readonly SessionGroup[]>;
  sessionPage(query: SessionPageQuery, signal?: AbortSignal): Promise<SessionPage>;
  session(id: string, signal?: AbortSignal): Promise<SessionSummary | null>;
}
