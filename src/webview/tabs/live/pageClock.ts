import type { PageAges } from '../tab.ts';
import { isWorking } from '../../../core/live/liveState.ts';
import type { LiveTabOptions } from './liveOptions.ts';
import type { LivePageReport } from './livePageReport.ts';

/** Figures that look back over minutes are asked for again this often while they fall, and otherwise once a minute (ms). */
const fallingMs = 15_000;
const minuteMs = 60_000;

/**
 * The present as the page counts it, ms: nothing is told while nothing moves, and ages grow all the same. The worker's clock may be
 * another machine's, so only what passed here since the report came is added.
 */
export function pageNow({ asOf, arrived }: LivePageReport, { paused }: LiveTabOptions): number {
  return paused ? asOf : asOf + Math.max(0, Date.now() - arrived);
}

/** Seconds are shown of what works or waits for somebody; what rests is as old as it was for a minute. */
export function liveAges({ live, dashboard }: LivePageReport, { paused, every }: LiveTabOptions): PageAges | null {
  if (paused) return null;
  const moves = live.sessions.some(({ state }) => isWorking(state) || state === 'waiting');
  const askMs = (dashboard?.burn.requests ?? 0) > 0 ? fallingMs : minuteMs;
  return { drawMs: moves ? every * 1000 : askMs, askMs };
}
