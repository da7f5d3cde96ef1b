import type { PanelScope } from '../reports/panel/panelScope.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';

/** The panel's filter as reports on behaviour take it, of its own time or of another. */
export function panelReportScope({ known, places, selection }: PanelScope, other = selection): ReportScope {
  return { known, places: () => places, selection: other };
}
