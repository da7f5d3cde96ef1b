import type { ProjectsTabReport } from '../../core/reports/panel/projectsTabReport.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';

/** What the Projects tab asks. */
export interface ProjectsTab {
  projectsTab(filter: PanelFilter, signal?: AbortSignal): Promise<ProjectsTabReport>;
}
