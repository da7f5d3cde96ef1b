import type { LoopOutcome } from './turnWork.ts';

/** What chains of edits, checks and retries end in; `format retry` and `stuck` beside the outcomes of turns. */
export type LoopKind = Exclude<LoopOutcome, 'none'> | 'format retry' | 'stuck';

/** One kind of loop. */
export interface LoopRow {
  readonly loop: LoopKind;
  readonly turns: number;
  /** Rounds a turn took on average: edits until the check passed, retries, or calls in a row. */
  readonly rounds: number;
}

/** A tool or skill by how often it fails first and works then. */
export interface FlakyRow {
  readonly name: string;
  readonly kind: 'tool' | 'skill';
  readonly calls: number;
  readonly failures: number;
  /** Calls made again in their turn after the same had failed. */
  readonly retries: number;
  /** Retries that worked. */
  readonly recovered: number;
  /** Recovered of all calls: how flaky it is. */
  readonly flakiness: number;
}

/** A turn in which somebody had to step in, or nothing moved. */
export interface TurnCase {
  readonly sessionId: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly what: 'asked' | 'repeated' | 'stuck' | 'gave up';
}

/** Retries, verification and escalations: all inferred from the order of calls. */
export interface IterationsReport {
  readonly kind: 'retries';
  readonly generated: number;
  readonly complete: boolean;
  readonly turns: number;
  readonly turnsWithEdits: number;
  readonly retries: number;
  readonly retriesPerTurn: number | null;
  /** Share of turns with edits whose last check passed. */
  readonly verifiedShare: number | null;
  readonly verificationLoops: number;
  /** Turns in which the model asked a question. */
  readonly asked: number;
  /** Turns whose prompt was said again. */
  readonly repeated: number;
  readonly loops: readonly LoopRow[];
  /** The flakiest first. */
  readonly flaky: readonly FlakyRow[];
  /** The latest. */
  readonly cases: readonly TurnCase[];
}
