import type { Activity } from './activity.ts';

/** Without a process list, an unfinished request is believed to run for this long after the last sign of life (ms). */
const silenceAllowed = 10 * 60 * 1000;

/** What decides a session's activity. */
export interface ActivityFacts {
  /** The newest request the session itself made, or null when it made none. */
  readonly newest: { readonly open: boolean; readonly error: string } | null;
  /** Whether an agent process may be at work in the session's folder; null when nobody can tell. */
  readonly agentRunning: boolean | null;
  /** ms since the epoch of the newest sign of life. */
  readonly lastActivity: number;
  /** ms since the epoch. */
  readonly now: number;
}

/** What a session is doing: only its newest request counts, and one the user stopped is no error. */
export function activityOf({ newest, agentRunning, lastActivity, now }: ActivityFacts): Activity {
  if (newest === null) return 'idle';
  if (newest.error !== '') return newest.error === 'MessageAbortedError' ? 'idle' : 'error';
  if (!newest.open) return 'idle';
  return (agentRunning ?? now - lastActivity < silenceAllowed) ? 'working' : 'interrupted';
}
