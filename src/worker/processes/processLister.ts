import type { AgentProcess } from '../../core/live/agentProcess.ts';
import type { ProcessTrouble } from '../../core/live/processTrouble.ts';

/** Lists the agent processes of this user on one kind of system. */
export interface ProcessLister {
  /** Listing more often costs more than it tells (ms): some systems start programs for it. */
  readonly minimumPauseMs: number;
  /** The processes, or null when this system cannot list them. Never rejects. */
  list(): Promise<readonly AgentProcess[] | null>;
  /** What the last list could not tell, null when it told all it can. */
  readonly trouble?: ProcessTrouble | null;
}
