import { buildSkillsReport } from '../../../core/skills/buildSkillsReport.ts';
import type { SkillsApi } from '../../../protocol/skillsApi.ts';
import type { Desk } from '../desk.ts';

/** Which skills there are and how they fare. */
export function skillsArea({ report }: Desk): SkillsApi {
  return {
    skills: () =>
      report('skills', undefined, ({ ledger, context, surroundings, toolCallsComplete }) =>
        buildSkillsReport(ledger, surroundings.skills.skills(), context, toolCallsComplete),
      ),
  };
}
