import type { ModelId } from './modelId.ts';
import type { NanoDollars } from './money.ts';
import type { TokenUsage } from './tokenUsage.ts';

/** How a model call ended, as recorded; `none` while it runs or when nothing was written. */
export type FinishReason = 'none' | 'stop' | 'tool-calls' | 'length' | 'content-filter' | 'other';

/** One model call: one assistant message of an agent. */
export interface Request {
  /** The row's integer key in its database; identity only within one schema version. */
  readonly rowid: number;
  readonly id: string;
  readonly sessionId: string;
  /** ms since the epoch; 0 when the row does not say. */
  readonly created: number;
  /** ms since the epoch; 0 while the request runs. */
  readonly completed: number;
  readonly model: ModelId;
  readonly agent: string;
  readonly tokens: TokenUsage;
  /** What the agent wrote as cost; 0 when it wrote none. */
  readonly recordedCost: NanoDollars;
  readonly finish: FinishReason;
  /** The error's name (`APIError`, `MessageAbortedError`, ...), or '' when there was none. */
  readonly error: string;
  /** True for the answer that replaces the conversation by its summary. */
  readonly compaction: boolean;
  /** Id of the prompt it answers: requests of one turn share it. '' or nothing where the row does not say. */
  readonly promptId?: string;
  /** 2 for a row of OpenCode 2.x's tables; 1 when it does not say. */
  readonly generation?: 1 | 2;
  /** True when the row says an output that includes the reasoning, as OpenCode up to 1.3.2 wrote; `tokens` are disjoint. */
  readonly reasoningInOutput?: true;
}
