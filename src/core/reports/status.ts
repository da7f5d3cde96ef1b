import type { ContextUse } from '../live/contextUse.ts';
import type { Figures } from './figures.ts';
import type { SessionSummary } from './sessionList.ts';

/** What the status bar shows and its hovers explain. */
export interface StatusReport {
  readonly revision: number;
  /** ms since the epoch of the last successful read, 0 before the first. */
  readonly asOf: number;
  /** False when no folder is open: then the workspace's figures are everybody's. */
  readonly hasWorkspace: boolean;
  readonly demo: boolean;
  /** Newest session of the workspace (of the machine without one), sub-agents folded into their parent. */
  readonly session: SessionSummary | null;
  readonly workspace: PeriodFigures;
  readonly everywhere: PeriodFigures;
  readonly context: ContextUse | null;
}

/** Figures of the three calendar periods that contain now. */
export interface PeriodFigures {
  readonly today: Figures;
  readonly week: Figures;
  readonly month: Figures;
}
