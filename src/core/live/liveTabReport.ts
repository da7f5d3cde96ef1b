import type { LiveDashboard } from './liveDashboard.ts';
import type { SessionNode } from '../reports/sessionNode.ts';
import type { LiveReport } from './liveReport.ts';

/** What the panel's Live tab shows: everything that runs, and one session in depth. */
export interface LiveTabReport {
  /** Always 0: any news makes it worth asking again, for what runs moves without a commit. */
  readonly revision: 0;
  /** ms since the epoch. */
  readonly asOf: number;
  readonly live: LiveReport;
  /** The session asked for when there is one of that name, else the most recent one; null without any. */
  readonly dashboard: LiveDashboard | null;
}

/** The session shown when none is pinned: the live one that moved last, else the newest of all; '' without any. */
export function mostRecent({ sessions }: LiveReport, tops: readonly SessionNode[]): string {
  const live = newest(sessions, ({ lastActivity }) => lastActivity);
  return live?.id ?? newest(tops, ({ latest }) => latest)?.id ?? '';
}

function newest<One>(all: readonly One[], timeOf: (one: One) => number): One | undefined {
  return all.reduce<One | undefined>(
    (best, one) => (best === undefined || timeOf(one) > timeOf(best) ? one : best),
    undefined,
  );
}
