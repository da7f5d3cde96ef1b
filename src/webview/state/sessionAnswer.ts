import type { SessionSummary } from '../../core/reports/sessionList.ts';

/** What is known of the session asked for: null when there is none with this id. */
export interface SessionAnswer {
  readonly id: string;
  /** Newest revision of the data known when it was asked for. */
  readonly revision: number;
  readonly session: SessionSummary | null;
}
