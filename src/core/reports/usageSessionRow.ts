import type { UsageRow } from './usage/usage.ts';
import type { Usage } from './usage/usage.ts';

/** One session: alone in a flat list, together with its sub-agents as a workflow. */
export interface UsageSessionRow extends UsageRow {
  readonly id: string;
  /** '' for a session of the user's own. */
  readonly parentId: string;
  readonly title: string;
  /** Absolute folder of its project, or ''. */
  readonly folder: string;
  readonly projectLabel: string;
  /** Path of its source, or ''. */
  readonly source: string;
  /** ms since the epoch, or 0. */
  readonly created: number;
  readonly archived: boolean;
  /**
   * Cost (with sub-agents where they are in the row) as a share of what one session with its newest model should cost at
   * most; above 1 when it is more, null when no quota is known.
   */
  readonly quotaUse: number | null;
  /** What the session used without its sub-agents. */
  readonly own: Usage;
  /** Its sub-agents, oldest first; none in a flat list. */
  readonly children: readonly UsageSessionRow[];
}
