import { buildOverview } from '../../../core/reports/buildOverview.ts';
import { facetOptions } from '../../../core/reports/panel/facetNames.ts';
import { modelsTabReport } from '../../../core/reports/panel/modelsTabReport.ts';
import { filterKey, type PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import { projectsTabReport } from '../../../core/reports/panel/projectsTabReport.ts';
import { sessionRanking, sessionsPage } from '../../../core/reports/panel/sessionsTabReport.ts';
import { sumSessions } from '../../../core/reports/panel/sessionSums.ts';
import { timeReport } from '../../../core/reports/panel/timeReport.ts';
import { toolsTabReport } from '../../../core/reports/panel/toolsTabReport.ts';
import type { FilterBar } from '../../../protocol/tabs/filterBar.ts';
import type { ModelsTab } from '../../../protocol/tabs/modelsTab.ts';
import type { OverviewTab } from '../../../protocol/tabs/overviewTab.ts';
import type { ProjectsTab } from '../../../protocol/tabs/projectsTab.ts';
import type { SessionsTab } from '../../../protocol/tabs/sessionsTab.ts';
import type { TimeTab } from '../../../protocol/tabs/timeTab.ts';
import type { ToolsTab } from '../../../protocol/tabs/toolsTab.ts';
import type { Desk } from '../desk.ts';
import type { Moment } from '../moment.ts';

/** The panel's tabs about usage, and the names their filter is made of. */
export function panelArea({
  report,
  shows,
}: Desk): FilterBar & OverviewTab & TimeTab & ModelsTab & ProjectsTab & SessionsTab & ToolsTab {
  const tab = async <Report>(
    name: string,
    filter: PanelFilter,
    signal: AbortSignal | undefined,
    make: (moment: Moment) => Report,
  ): Promise<Report> => {
    const made = await report(`${name} ${filterKey(filter)}`, signal, make);
    shows(filter);
    return made;
  };
  return {
    filterNames: (scope, signal) =>
      report(`filter names ${scope}`, signal, ({ ledger, context }) => facetOptions(ledger, context, scope)),
    overview: (filter, signal) =>
      tab('overview', filter, signal, ({ ledger, context }) => buildOverview(ledger, context, filter)),
    timeTab: (query, signal) =>
      tab(`time ${query.unit}`, query.filter, signal, ({ ledger, context }) => timeReport(ledger, context, query)),
    modelsTab: (filter, signal) =>
      tab('models', filter, signal, ({ ledger, context }) => modelsTabReport(ledger, context, filter)),
    projectsTab: (filter, signal) =>
      tab('projects', filter, signal, ({ ledger, context }) => projectsTabReport(ledger, context, filter)),
    sessionsTab: async ({ filter, offset, limit, ...order }, signal) => {
      // Another order or an unfolded row asks nothing of the requests again.
      const inOrder = await tab('sessions', filter, signal, ({ ledger, context }) =>
        sessionRanking(sumSessions(ledger, context, filter)),
      );
      return sessionsPage(inOrder(order), offset, limit);
    },
    toolsTab: (filter, signal) =>
      tab('tools', filter, signal, ({ ledger, context, toolCallsComplete }) =>
        toolsTabReport(ledger, context, filter, toolCallsComplete),
      ),
  };
}
