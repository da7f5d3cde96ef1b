import type { ModelId } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { Project } from '../model/project.ts';
import type { Session } from '../model/session.ts';
import type { Costing } from '../pricing/costing.ts';

/** What reports must know besides the ledger: the moment, the calendar, the workspace and the machine. */
export interface ReportContext {
  readonly revision: number;
  /** ms since the epoch of the last successful read, 0 before the first. */
  readonly asOf: number;
  /** ms since the epoch; may be a getter, reports read it when they are made. */
  readonly now: number;
  /** IANA zone, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** First day of a week, 0 = Sunday. */
  readonly weekStart: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly demo: boolean;
  /** False when no folder is open: everything then counts as the workspace's. */
  readonly hasWorkspace: boolean;
  /** The same function for as long as it gives the same answers. */
  readonly inWorkspace: (session: Session, project: Project | undefined) => boolean;
  /** What each request costs: the one place every report asks. */
  readonly costing: Costing;
  /** Above it a cost deserves a look, nano-dollars, 0 for none; `usualCostLimit` when missing. */
  readonly costLimit?: NanoDollars;
  /** The model's context window in tokens and where that was read, or null when nobody says. */
  contextLimit(model: ModelId): { readonly tokens: number; readonly source: string } | null;
  /**
   * Whether an agent process may be at work in a folder on a request that began at `since` (ms since the epoch); null
   * when the process list is unavailable.
   */
  isAgentRunning(directory: string, since: number): boolean | null;
}
