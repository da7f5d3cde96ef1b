import type { ToolsTabReport } from '../../core/reports/panel/toolsTabReport.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';

/** What the Tools tab asks. */
export interface ToolsTab {
  toolsTab(filter: PanelFilter, signal?: AbortSignal): Promise<ToolsTabReport>;
}
