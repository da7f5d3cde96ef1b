import type { LiveDashboard } from '../core/live/liveDashboard.ts';
import type { LiveReport } from '../core/live/liveReport.ts';

/** How closely the worker follows what is live. */
export interface LiveWatch {
  /**
   * `visible` looks at processes and databases every interval, `hidden` only when a database changed (a session may begin to
   * wait), `off` never.
   */
  readonly mode: 'visible' | 'hidden' | 'off';
  /** Between two looks, ms. */
  readonly intervalMs: number;
  /** Address of an OpenCode server the user named, '' for none. */
  readonly server: string;
}

/** What runs now. */
export interface LiveApi {
  live(signal?: AbortSignal): Promise<LiveReport>;
  /** Tells how closely to follow; a report that differs from the last one arrives as the event `live`. */
  watchLive(watch: LiveWatch): Promise<void>;
  /** One session in depth, null when there is none with this id. */
  liveSession(id: string, signal?: AbortSignal): Promise<LiveDashboard | null>;
}
