import type { SkillsReport } from '../core/skills/skillsReport.ts';

/** Which skills there are and how they fare. */
export interface SkillsApi {
  skills(): Promise<SkillsReport>;
}
