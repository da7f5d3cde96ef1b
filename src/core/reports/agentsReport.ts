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

/** What one agent did, under whatever session. */
export interface AgentRow extends UsageRow {
  /** '' for requests that do not name one. */
  readonly agent: string;
}

/** Usage by agent, the costliest first. */
export type AgentsReport = Report<'agents', AgentRow>;

/** Sums every request up by the agent that made it. */
export function agentsReport(ledger: Ledger, context: ReportContext, filter: ReportFilter): AgentsReport {
  const { selection } = reportScope(ledger, context, filter);
  const groups = new UsageGroups<number>(context, ledger.pools);
  scanRequests(ledger, selection, (requests, slot) => {
    groups.add(requests.columns.agent[slot] ?? 0, requests, slot);
  });
  const { rows, totals } = groups.finish((number, usage) => ({ agent: ledger.pools.agents.text(number), ...usage }));
  const sorted = rows.sort(costliestFirst(({ agent }) => agent));
  return { ...reportFrame('agents', context, filter), rows: sorted, totals };
}
