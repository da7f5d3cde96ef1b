/** How serious a line of OpenCode's log says it is. */
export type AgentLogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One line of OpenCode's log. */
export interface AgentLogLine {
  /** ms since the epoch; 0 when the line does not say. */
  readonly time: number;
  readonly level: AgentLogLevel;
  /** The session it speaks of, '' when it names none. */
  readonly sessionId: string;
  /** Which process wrote it (the shared log names its runs), '' when it does not say. */
  readonly run: string;
  /** What it says, without what stands in the other fields; one safe line. */
  readonly text: string;
}

/** Longest text kept of a line, in letters: a line of the log is read, not studied. */
export const longestLogText = 2000;
