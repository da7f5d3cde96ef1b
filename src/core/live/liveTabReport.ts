import type { LiveDashboard } from './liveDashboard.ts';
import type { LiveReport } from './liveReport.ts';

/** What the panel's Live tab shows: everything that runs, and one session in depth. */
export interface LiveTabReport {
  /** Always 0: any news makes it worth asking again, for what runs moves without a commit. */
  readonly revision: 0;
  /** ms since the epoch. */
  readonly asOf: number;
  readonly live: LiveReport;
  /** The session asked for, else the most recent one; null without any. */
  readonly dashboard: LiveDashboard | null;
}

/** The session of the tab: the one asked for when it is there, else the live one that moved last. */
export function shownSession({ sessions }: LiveReport, wanted: string): string {
  if (wanted !== '') return wanted;
  const newest = sessions.reduce<(typeof sessions)[number] | null>(
    (best, one) => (best === null || one.lastActivity > best.lastActivity ? one : best),
    null,
  );
  return newest?.id ?? '';
}
