import type { SessionSummary } from '../../../core/reports/sessionList.ts';

/** A session of a workflow and how deep below the first it stands. */
export interface WorkflowRow {
  readonly session: SessionSummary;
  /** 1 for the session the workflow belongs to. */
  readonly level: number;
}

/** A session and all its sub-agents, each right below its parent. */
export function workflowRows(session: SessionSummary, level = 1): readonly WorkflowRow[] {
  return [{ session, level }, ...session.children.flatMap((child) => workflowRows(child, level + 1))];
}
