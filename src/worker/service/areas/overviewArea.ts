import { buildOverview } from '../../../core/reports/buildOverview.ts';
import { filterKey } from '../../../core/reports/panel/panelFilter.ts';
import type { OverviewTab } from '../../../protocol/tabs/overviewTab.ts';
import type { Desk } from '../desk.ts';

/** The panel's Overview. */
export function overviewArea({ report }: Desk): OverviewTab {
  return {
    overview: (filter, signal) =>
      report(`overview ${filterKey(filter)}`, signal, ({ ledger, context }) => buildOverview(ledger, context, filter)),
  };
}
