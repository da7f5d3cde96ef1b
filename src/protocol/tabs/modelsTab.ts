import type { ModelsTabReport } from '../../core/reports/panel/modelsTabReport.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';

/** What the Models tab asks. */
export interface ModelsTab {
  modelsTab(filter: PanelFilter, signal?: AbortSignal): Promise<ModelsTabReport>;
}
