import type { SkillOrigin } from '../../core/skills/skillsReport.ts';

/** A folder that is searched, however deep, for `SKILL.md` files. */
export interface SkillRoot {
  readonly folder: string;
  readonly origin: SkillOrigin;
}
