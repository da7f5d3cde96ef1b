import type { AgentProcess } from './agentProcess.ts';

/** Lists the OpenCode processes of this user on one kind of system. */
export interface ProcessLister {
  /** Listing more often costs more than it tells (ms): some systems start programs for it. */
  readonly minimumPauseMs: number;
  /** The processes, or null when this system cannot list them. Never rejects. */
  list(): Promise<readonly AgentProcess[] | null>;
}
