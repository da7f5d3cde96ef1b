import { buildSkillsTab } from '../../../core/reports/panel/buildSkillsTab.ts';
import { filterKey } from '../../../core/reports/panel/panelFilter.ts';
import type { SkillsTab } from '../../../protocol/tabs/skillsTab.ts';
import type { Desk } from '../desk.ts';

/** The panel's Skills tab. */
export function skillsTabArea({ report }: Desk): SkillsTab {
  return {
    skillsTab: (filter, signal) =>
      report(`skills tab ${filterKey(filter)}`, signal, ({ behaviour, context, surroundings, toolCallsComplete }) =>
        buildSkillsTab(behaviour(), context, filter, {
          files: surroundings.skills.skills(),
          marks: surroundings.marks.marks(),
          hidden: surroundings.marks.hiddenSkills(),
          telemetry: surroundings.telemetry.all(),
          complete: toolCallsComplete,
        }),
      ),
  };
}
