/** A running OpenCode process. */
export interface AgentProcess {
  readonly pid: number;
  /** Absolute working folder; null where the system does not tell (Windows). */
  readonly directory: string | null;
  /** ms since the epoch, or null when unknown. */
  readonly started: number | null;
}
