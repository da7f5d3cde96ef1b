/** A folder an agent knows: its worktree and the linked worktrees that share its identity. */
export interface Project {
  readonly id: string;
  readonly worktree: string;
  readonly name: string;
  readonly sandboxes: readonly string[];
}
