import type { PanelFilter } from '../panel/panelFilter.ts';
import type { CallAgents } from './ompQuery.ts';
import type { DashboardStats, MessageStats, ProviderDashboardStats, ToolDashboardStats } from './ompStats.ts';

/** What the oh-my-pi tab asks for. */
export interface OmpTabQuery {
  readonly filter: PanelFilter;
  readonly agents: CallAgents;
  /** Id of the call to show in full, or ''. */
  readonly detail: string;
}

/** What the oh-my-pi tab shows. */
export interface OmpTabReport {
  readonly revision: number;
  /** ms since the epoch. */
  readonly asOf: number;
  readonly demo: boolean;
  readonly filter: PanelFilter;
  readonly agents: CallAgents;
  /** Length of the stretches over time, ms. */
  readonly bucket: number;
  readonly stats: DashboardStats;
  readonly tools: ToolDashboardStats;
  readonly providers: ProviderDashboardStats;
  /** The newest first. */
  readonly recent: readonly MessageStats[];
  readonly errors: readonly MessageStats[];
  /** The call that was asked for in full; null when none was, or it is no longer known. */
  readonly detail: RequestDetail | null;
  /** Folders of oh-my-pi's sessions that are read. */
  readonly folders: number;
  /** Newest call of any time, ms since the epoch, when there is none in the range; else 0. */
  readonly newest: number;
  readonly sessionsEverywhere: number;
}

/** One call with what its line says. */
export interface RequestDetail {
  readonly call: MessageStats;
  /** The line as JSON, set out to be read; '' when it is no longer there. */
  readonly line: string;
}

/** What a sync found, named as omp-stats names it. */
export interface SyncResult {
  /** Calls that are new. */
  readonly processed: number;
  /** Logs in which something was new. */
  readonly files: number;
  /** Calls there are now. */
  readonly totalMessages: number;
}

/** Which session a terminal was used for last, by the file oh-my-pi leaves for it. */
export interface TerminalSession {
  /** oh-my-pi's name of the terminal, made of its device or of what its program calls it. */
  readonly terminal: string;
  readonly cwd: string;
  readonly sessionFile: string;
  /** Id of the session, '' when its log is not known (yet). */
  readonly sessionId: string;
  /** ms since the epoch when the file was written. */
  readonly since: number;
}
