import type { BehaviourBase } from '../../core/behaviour/behaviourBase.ts';
import type { ReportContext } from '../../core/reports/reportContext.ts';
import type { SessionForest } from '../../core/reports/sessionForest.ts';
import type { Ledger } from '../../core/usage/ledger.ts';
import type { Surroundings } from './surroundings.ts';

/** All that a report may be made from, at one revision of the data and one minute of the clock. */
export interface Moment {
  /** Copies and duplicates are marked. */
  readonly ledger: Ledger;
  readonly context: ReportContext;
  readonly surroundings: Surroundings;
  /** False while old tool calls are still being read. */
  readonly toolCallsComplete: boolean;
  /** All sessions with their sub-agents, built once for the moment when first asked for. */
  readonly forest: () => SessionForest;
  /** The turns and calls joined, built once for each state of the data when first asked for. */
  readonly behaviour: () => BehaviourBase;
}
