import type { LiveDashboard } from '../../../core/live/liveDashboard.ts';
import type { LiveSession } from '../../../core/live/liveReport.ts';

/** The session so many places further in the list, around its ends; '' where there is no other. */
export function sessionStep({ id }: LiveDashboard, ordered: readonly LiveSession[], by: number): string {
  const at = ordered.findIndex((session) => session.id === id);
  // What is shown may be in no list: then the first comes next, and the last before.
  const next = at < 0 ? (by > 0 ? 0 : ordered.length - 1) : (at + by + ordered.length) % ordered.length;
  const found = ordered[next]?.id ?? '';
  return found === id ? '' : found;
}
