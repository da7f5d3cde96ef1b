import type { Activity } from '../live/activity.ts';
import type { ContextUse } from '../live/contextUse.ts';
import type { ModelId } from '../model/modelId.ts';
import type { Figures } from './figures.ts';

export type SessionGrouping = 'project' | 'day' | 'flat';
export type SessionSort = 'recent' | 'cost' | 'requests' | 'title';

/** How the sessions tree wants its sessions. */
export interface SessionListQuery {
  readonly grouping: SessionGrouping;
  readonly sort: SessionSort;
  /** Case-insensitive words that title, folder, model, agent or id must contain; '' keeps all. */
  readonly filter: string;
  /** False leaves archived sessions out. */
  readonly archived: boolean;
}

/** A heading of the sessions tree. */
export interface SessionGroup {
  /** Stable: the project's folder, the day, or `all`. */
  readonly id: string;
  readonly label: string;
  /** Absolute folder for a project group, else ''. */
  readonly folder: string;
  /** ISO date for a day group, else ''. */
  readonly day: string;
  /** True when it belongs to the open workspace: such groups come first. */
  readonly workspace: boolean;
  /** Top-level sessions in the group after the filter. */
  readonly count: number;
  readonly figures: Figures;
}

/** One session with what its tree row and hover show. */
export interface SessionSummary {
  readonly id: string;
  readonly parentId: string;
  readonly title: string;
  readonly directory: string;
  readonly projectFolder: string;
  readonly projectLabel: string;
  /** Path of the database it was read from. */
  readonly source: string;
  readonly version: string;
  readonly created: number;
  /** ms since the epoch of the newest sign of life: the session's own update or its newest request. */
  readonly lastActivity: number;
  readonly archived: boolean;
  /** True when it began as a fork: it holds copies of another session's requests. */
  readonly forked: boolean;
  readonly activity: Activity;
  /** ms since the epoch when the unfinished request began, 0 unless working or interrupted. */
  readonly since: number;
  /** Its own requests only. */
  readonly own: Figures;
  /** Its own and all its sub-agents'. */
  readonly workflow: Figures;
  /** Share (0..1) of its cost in the workflow of its topmost ancestor; null when that cost nothing. */
  readonly costShare: number | null;
  /** Model and agent of the newest request, null and '' without one. */
  readonly model: ModelId | null;
  readonly agent: string;
  readonly context: ContextUse | null;
  readonly children: readonly SessionSummary[];
}

/** A page of a group's top-level sessions. */
export interface SessionPage {
  readonly revision: number;
  readonly group: string;
  readonly offset: number;
  readonly total: number;
  readonly sessions: readonly SessionSummary[];
}
