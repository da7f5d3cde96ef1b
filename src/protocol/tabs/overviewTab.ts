import type { OverviewReport } from '../../core/reports/overview.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';

/** What the Overview tab asks. */
export interface OverviewTab {
  overview(filter: PanelFilter, signal?: AbortSignal): Promise<OverviewReport>;
}
