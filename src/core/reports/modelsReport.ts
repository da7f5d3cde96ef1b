import type { ModelId } from '../model/modelId.ts';
import { modelKey } from '../model/modelId.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ReportContext } from './reportContext.ts';
import { costliestFirst } from './usage/costliestFirst.ts';
import type { Report } from './usage/report.ts';
import { reportFrame } from './usage/reportFrame.ts';
import { reportScope } from './usage/reportScope.ts';
import { scanRequests } from './usage/scanRequests.ts';
import type { UsageRow } from './usage/usage.ts';
import { UsageGroups } from './usage/usageGroups.ts';

/** What one model of one provider did. */
export interface ModelUsageRow extends UsageRow {
  readonly model: ModelId;
}

/** Usage by model, the costliest first. */
export type ModelsReport = Report<'models', ModelUsageRow>;

/** Sums every request up by its model. */
export function modelsReport(ledger: Ledger, context: ReportContext, filter: ReportFilter): ModelsReport {
  const { selection } = reportScope(ledger, context, filter);
  const groups = new UsageGroups<number>(context, ledger.pools);
  scanRequests(ledger, selection, (requests, slot) => {
    groups.add(requests.columns.model[slot] ?? 0, requests, slot);
  });
  const { rows, totals } = groups.finish((number, usage) => ({ model: ledger.pools.model(number), ...usage }));
  const sorted = rows.sort(costliestFirst(({ model }) => modelKey(model)));
  return { ...reportFrame('models', context, filter), rows: sorted, totals };
}
