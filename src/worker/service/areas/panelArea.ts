import { buildOverview } from '../../../core/reports/buildOverview.ts';
import { facetOptions } from '../../../core/reports/panel/facetNames.ts';
import { modelsTabReport } from '../../../core/reports/panel/modelsTabReport.ts';
import { filterKey } from '../../../core/reports/panel/panelFilter.ts';
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

/** The panel's tabs about usage, and the names their filter is made of. */
export function panelArea({
  report,
}: Desk): FilterBar & OverviewTab & TimeTab & ModelsTab & ProjectsTab & SessionsTab & ToolsTab {
  return {
    filterNames: (scope, signal) =>
      report(`filter names ${scope}`, signal, ({ ledger, context }) => facetOptions(ledger, context, scope)),
    overview: (filter, signal) =>
      report(`overview ${filterKey(filter)}`, signal, ({ ledger, context }) => buildOverview(ledger, context, filter)),
    timeTab: (query, signal) =>
      report(`time ${query.unit} ${filterKey(query.filter)}`, signal, ({ ledger, context }) =>
        timeReport(ledger, context, query),
      ),
    modelsTab: (filter, signal) =>
      report(`models ${filterKey(filter)}`, signal, ({ ledger, context }) => modelsTabReport(ledger, context, filter)),
    projectsTab: (filter, signal) =>
      report(`projects ${filterKey(filter)}`, signal, ({ ledger, context }) =>
        projectsTabReport(ledger, context, filter),
      ),
    sessionsTab: async ({ filter, offset, limit, ...order }, signal) => {
      // Another order or an unfolded row asks nothing of the requests again.
      const inOrder = await report(`sessions ${filterKey(filter)}`, signal, ({ ledger, context }) =>
        sessionRanking(sumSessions(ledger, context, filter)),
      );
      return sessionsPage(inOrder(order), offset, limit);
    },
    toolsTab: (filter, signal) =>
      report(`tools ${filterKey(filter)}`, signal, ({ ledger, context, toolCallsComplete }) =>
        toolsTabReport(ledger, context, filter, toolCallsComplete),
      ),
  };
}
