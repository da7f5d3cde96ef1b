import type { AgentLogLine } from '../core/agentLog/agentLogLine.ts';

/** What of OpenCode's log is followed. */
export interface AgentLogQuery {
  /** Only lines that name this session; '' for all. */
  readonly sessionId: string;
}

/** OpenCode's own log, followed while somebody looks at it. */
export interface AgentLogApi {
  /** Begins anew with the newest lines, told by the event `agentLog`, and goes on until `unfollowAgentLog`. */
  followAgentLog(query: AgentLogQuery): Promise<void>;
  /** Stops; nothing is looked at any more. */
  unfollowAgentLog(): Promise<void>;
}

/** Lines that are new, in the order of their times where they have one. */
export interface AgentLogNews {
  readonly lines: readonly AgentLogLine[];
  /** True for the first of a following: what was shown before is to go. */
  readonly fresh: boolean;
  /** Lines that came too fast to be shown and were left out before these. */
  readonly skipped: number;
  /** Folders looked in. */
  readonly folders: readonly string[];
}
