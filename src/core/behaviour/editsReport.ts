import type { EditFormat, ToolFailure } from '../model/toolDetail.ts';
import type { CallCase } from './callCase.ts';
import type { Share } from './wilson.ts';

/** Why edits failed, and how often. */
export interface FailureCount {
  readonly failure: ToolFailure;
  readonly count: number;
}

/** Edits of one model in one format. */
export interface EditCell {
  readonly format: EditFormat;
  /** `provider/model`; '' when the call's request is unknown. */
  readonly model: string;
  /** Measured: edits that applied, of those that were tried; what the user did not permit is not tried. */
  readonly share: Share;
  /** Measured: tries until an edit of a file applied in its turn, on average; null before the first success. */
  readonly attemptsPerSuccess: number | null;
  /** The most frequent first. */
  readonly reasons: readonly FailureCount[];
  /** Estimated: what the model wrote for edits that failed, four characters a token. */
  readonly wastedTokens: number;
  /** The latest failed ones. */
  readonly cases: readonly CallCase[];
}

/** Edit formats by model. */
export interface EditsReport {
  readonly kind: 'edits';
  readonly generated: number;
  /** False while tool calls are still being read: counts are then lower bounds. */
  readonly complete: boolean;
  /** The most used first. */
  readonly models: readonly string[];
  readonly formats: readonly EditFormat[];
  /** Only those that were tried. */
  readonly cells: readonly EditCell[];
  readonly total: EditCell;
}
