import type { ModelId } from '../model/modelId.ts';

/** How full a session's context window is, by the rule OpenCode's own screen uses. */
export interface ContextUse {
  readonly sessionId: string;
  readonly model: ModelId;
  /** Tokens of the last request with output, all five kinds. */
  readonly tokens: number;
  /** The model's context window in tokens, or null when nobody says. */
  readonly limit: number | null;
  /** Rounded percent of the window, or null without a limit. */
  readonly percent: number | null;
  /** Where the limit was read: a file's path, or '' without one. */
  readonly limitSource: string;
}
