/** Whose program a process runs: OpenCode's, or oh-my-pi's. */
export type AgentName = 'opencode' | 'omp';

/** A running agent process, as far as its system tells; what it hides is null or empty, never guessed. */
export interface AgentProcess {
  readonly pid: number;
  /** Tells a process from a later one with the same number: the number with its start in the system's own clock. */
  readonly identity: string;
  readonly agent: AgentName;
  /** Numbers of the processes above it, the nearest first; empty where the system does not tell. */
  readonly ancestors: readonly number[];
  /** Its terminal, `pts/4`; '' without one and where the system does not tell. */
  readonly tty: string;
  /** Absolute working folder; null where the system does not tell (Windows). */
  readonly directory: string | null;
  /** ms since the epoch, or null when unknown. */
  readonly started: number | null;
  /** Time on a processor since its start, ms; null when unknown. */
  readonly cpuMs: number | null;
  /** Memory that is really in use (resident), bytes; null when unknown. */
  readonly memoryBytes: number | null;
  /** The words of its command line. */
  readonly argv: readonly string[];
  /** Databases and logs it holds open; null when nobody may look. */
  readonly openFiles: readonly string[] | null;
}
