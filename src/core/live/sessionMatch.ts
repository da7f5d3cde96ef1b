/** How a process was matched with its session, the surest first. */
export type MatchHow = 'named' | 'plugin' | 'terminal' | 'born' | 'alone' | 'activity' | 'newest';

/** How sure a match is: `certain` was told by the process itself, `likely` has no rival, `guess` had one. */
export type MatchConfidence = 'certain' | 'likely' | 'guess';

/** A session and the process at work on it. */
export interface SessionMatch {
  readonly pid: number;
  readonly sessionId: string;
  readonly how: MatchHow;
  readonly confidence: MatchConfidence;
  /** Why, in English, for the tooltip and the terminal: `its command line names the session`. */
  readonly reason: string;
}
