import type { ToolDetail } from './toolDetail.ts';

/** State of a tool call as recorded; `error` is the failing state. */
export type ToolStatus = 'pending' | 'running' | 'completed' | 'error';

/** One use of a tool by a request. */
export interface ToolCall {
  readonly rowid: number;
  readonly messageId: string;
  readonly sessionId: string;
  readonly tool: string;
  /** For the `skill` tool the skill's name, else ''. */
  readonly skill: string;
  readonly status: ToolStatus;
  /** ms since the epoch; the part's creation when the call never started. */
  readonly started: number;
  /** ms since the epoch; 0 while it runs. */
  readonly ended: number;
  /** Length of the tool's output in characters: what it added to the context. */
  readonly outputLength: number;
  /** What is kept of its input and output; nothing when it does not say. */
  readonly detail?: ToolDetail;
}
