/** One conversation of an agent, as its session row tells it. */
export interface Session {
  readonly rowid: number;
  readonly id: string;
  /** The session that started this one as a sub-agent, or '' for a session of the user's own. */
  readonly parentId: string;
  readonly projectId: string;
  /** Absolute folder the agent worked in, as recorded (either slash). */
  readonly directory: string;
  /** The folder relative to its worktree (`/` separators, '' at its root), or null in databases that do not say. */
  readonly path: string | null;
  /** Plain text, control characters removed, at most `maximumTitleLength` letters. */
  readonly title: string;
  /** Version of the agent that created the session. */
  readonly version: string;
  /** ms since the epoch. */
  readonly created: number;
  /** ms since the epoch. */
  readonly updated: number;
  /** ms since the epoch, or 0 when not archived. */
  readonly archived: number;
}

/** Longer titles are cut: a title is a label, and some are whole prompts. */
export const maximumTitleLength = 300;
