import type { LiveTabReport } from '../../core/live/liveTabReport.ts';

/** What the Live tab asks for. */
export interface LiveTabQuery {
  /** Id of the pinned session, '' for the most recent one. */
  readonly session: string;
}

/** What the Live tab asks. */
export interface LiveTab {
  liveTab(query: LiveTabQuery, signal?: AbortSignal): Promise<LiveTabReport>;
}
