/** Why a source cannot be read. */
export type SourceFailureReason =
  | 'not-found'
  | 'permission-denied'
  | 'is-a-folder'
  | 'empty'
  | 'not-a-database'
  | 'corrupt'
  | 'busy'
  | 'unsupported'
  | 'failed';

/** A failure the user can act on: what and why in one sentence, and the next step in another. */
export interface SourceFailure {
  readonly reason: SourceFailureReason;
  readonly message: string;
  readonly nextStep: string;
}

/**
 * What a source is: one of OpenCode's databases, the folder of JSON files that older versions wrote, or the folder of
 * oh-my-pi's session logs.
 */
export type SourceKind = 'opencode-sqlite' | 'opencode-json' | 'omp-logs';

/** The agent whose data a source of this kind holds, as filters name it; OpenCode's when it does not say. */
export function agentOf(kind: SourceKind | undefined): 'opencode' | 'omp' {
  return kind === 'omp-logs' ? 'omp' : 'opencode';
}

/** What is known about one source of data, for the trees, the panel and the log. */
export interface SourceState {
  /** Stable identity: the path. */
  readonly id: string;
  readonly kind: SourceKind;
  readonly path: string;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly failure: SourceFailure | null;
  /** ms since the epoch of the last successful read, 0 before the first. */
  readonly asOf: number;
  readonly sessions: number;
  readonly requests: number;
  /** Rows that could not be read as what they claim to be; counted, named in the log, never fatal. */
  readonly malformedRows: number;
}
