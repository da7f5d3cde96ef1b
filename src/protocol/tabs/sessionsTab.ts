import type { SessionsTabQuery, SessionsTabReport } from '../../core/reports/panel/sessionsTabReport.ts';

/** What the Sessions tab asks: one page at a time, since there may be a hundred thousand rows. */
export interface SessionsTab {
  sessionsTab(query: SessionsTabQuery, signal?: AbortSignal): Promise<SessionsTabReport>;
}
