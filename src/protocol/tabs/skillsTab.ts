import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { SkillsTabReport } from '../../core/reports/panel/skillsTabReport.ts';

/** What the Skills tab asks. */
export interface SkillsTab {
  skillsTab(filter: PanelFilter, signal?: AbortSignal): Promise<SkillsTabReport>;
}
