import type { CountOf } from '../skills/skillDetail.ts';
import type { IntentVerdict } from './intentMarks.ts';

/** One classification found in a text or a tool's output. */
export interface IntentCase {
  readonly key: string;
  readonly sessionId: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly intent: string;
  /** 0 to 1, as the classifier wrote it. */
  readonly confidence: number;
  readonly route: string;
  /** True when the user was asked, or had to say it again, in the turn. */
  readonly escalated: boolean;
  readonly verdict: IntentVerdict | null;
}

/** Classifications with one intent. */
export interface IntentRow {
  readonly intent: string;
  readonly count: number;
  readonly confidence: number;
  readonly escalationRate: number;
  readonly routes: readonly CountOf[];
  /** Marked right of those marked; null without marks. */
  readonly accuracy: number | null;
  readonly marked: number;
}

/** Classifications of intent: found where a text says so, right or wrong where the user said so. */
export interface IntentsReport {
  readonly kind: 'intents';
  readonly generated: number;
  readonly complete: boolean;
  readonly rows: readonly IntentRow[];
  readonly total: IntentRow;
  /** Classified down, actual across, from the marks; empty without any. */
  readonly confusion: {
    readonly intents: readonly string[];
    readonly counts: readonly (readonly number[])[];
  };
  /** The latest. */
  readonly cases: readonly IntentCase[];
}
