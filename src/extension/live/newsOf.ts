import type { LiveReport, LiveSession } from '../../core/live/liveReport.ts';
import type { LiveState } from '../../core/live/liveState.ts';

const news: readonly LiveState[] = ['waiting', 'error', 'truncated'];

/**
 * Sessions that began to wait or failed between two reports. What was so before the first report is no news, and neither is
 * what nobody can answer.
 */
export function newsOf(before: LiveReport | undefined, after: LiveReport): readonly LiveSession[] {
  if (before === undefined) return [];
  const known = new Map(before.sessions.map(({ id, state, since }) => [id, `${state} ${since}`]));
  return after.sessions.filter(
    ({ id, state, since, interactive }) =>
      interactive && news.includes(state) && known.get(id) !== `${state} ${since}` && since >= before.asOf - recentMs,
  );
}

/** A session that comes into sight with an old failure has not failed now (ms). */
const recentMs = 60_000;
