import type { ModelId } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { SessionSummary } from '../reports/sessionList.ts';
import type { GrowthStep } from '../transcript/contextGrowth.ts';
import type { FileRow } from '../transcript/fileTable.ts';
import type { TimeFold } from '../transcript/timeFold.ts';
import type { TodoLine } from '../transcript/todoHistory.ts';
import type { StoryError } from './storyErrors.ts';
import type { StoryMark } from './storyMarks.ts';

/** What of a session is counted rather than listed. */
export interface InspectionFigures {
  readonly turns: number;
  /** Requests with any use, copies left in; and those that failed before their first token. */
  readonly requests: number;
  readonly failedRequests: number;
  readonly copies: number;
  readonly calls: number;
  readonly failedCalls: number;
  readonly compactions: number;
  readonly filesRead: number;
  readonly filesChanged: number;
  /** ms from the first to the last sign of life, and those in which anything ran. */
  readonly lastedMs: number;
  readonly busyMs: number;
  readonly cacheMisses: number;
  /** What the misses cost, of those with a price. */
  readonly missCost: NanoDollars;
}

/** A session as its inspector first shows it: everything but the rows and the texts, small whatever its length. */
export interface Inspection {
  readonly revision: number;
  /** ms since the epoch of the last successful read. */
  readonly asOf: number;
  /** The session with its sub-agents. */
  readonly session: SessionSummary;
  /** Title of the session that started it, or ''. */
  readonly parentTitle: string;
  /** Sub-agents of the same parent, itself among them, oldest first; empty for a session at the top. */
  readonly siblings: readonly { readonly id: string; readonly title: string }[];
  readonly models: readonly ModelId[];
  readonly figures: InspectionFigures;
  readonly fold: TimeFold;
  readonly marks: readonly StoryMark[];
  readonly growth: readonly GrowthStep[];
  readonly files: readonly FileRow[];
  /** Files in all, of which `files` holds the most changed. */
  readonly fileCount: number;
  readonly todos: readonly TodoLine[];
  readonly errors: readonly StoryError[];
  /** Errors in all, of which `errors` holds the newest. */
  readonly errorCount: number;
}
