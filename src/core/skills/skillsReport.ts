/** Where a skill lives: in the project, in the user's home, or where the configuration points. */
export type SkillOrigin = 'project' | 'user' | 'configured';

/** A skill found on disk. */
export interface SkillFile {
  readonly name: string;
  /** '' when the frontmatter has none: such a skill is not shown to the model. */
  readonly description: string;
  /** Absolute path of its SKILL.md. */
  readonly path: string;
  readonly origin: SkillOrigin;
  /** The folder scanned that it was found in, e.g. `/repo/.opencode/skills`. */
  readonly root: string;
  /** What keeps OpenCode from using it (no name, unreadable, broken frontmatter), or ''. */
  readonly problem: string;
}

/** How often a skill was loaded, over all sessions. */
export interface SkillUse {
  readonly uses: number;
  readonly failures: number;
  readonly sessions: number;
  /** ms since the epoch, 0 when never. */
  readonly lastUsed: number;
}

export interface SkillRow extends SkillFile, SkillUse {
  /** True when another file of the same name is the one that wins. */
  readonly shadowed: boolean;
  /** True when the user does not want to be reminded of it. */
  readonly hidden: boolean;
}

export interface MissingSkill extends SkillUse {
  readonly name: string;
  readonly hidden: boolean;
}

/** What the skills tree shows. */
export interface SkillsReport {
  readonly revision: number;
  readonly skills: readonly SkillRow[];
  /** Asked for by an agent, found nowhere on disk now. */
  readonly missing: readonly MissingSkill[];
  /** False while tool calls are still being read: counts are then lower bounds. */
  readonly complete: boolean;
}
