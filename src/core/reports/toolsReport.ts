import type { Ledger } from '../usage/ledger.ts';
import { FilterError } from './filter/filterError.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ReportContext } from './reportContext.ts';
import { eachToolCall } from './usage/eachToolCall.ts';
import type { Report } from './usage/report.ts';
import { reportFrame } from './usage/reportFrame.ts';
import { reportScope } from './usage/reportScope.ts';
import type { ToolUsage } from './usage/toolSum.ts';
import { ToolSum } from './usage/toolSum.ts';

/** What one tool was used for. */
export interface ToolRow extends ToolUsage {
  readonly tool: string;
}

/** Uses of tools, the most used first. */
export type ToolsReport = Report<'tools', ToolRow, ToolUsage>;

/**
 * Sums every tool call up by its tool; a fork's copies of calls are left out. Calls are stored with their session and
 * time but not with their model, so a filter by model, provider or agent is an error.
 */
export function toolsReport(ledger: Ledger, context: ReportContext, filter: ReportFilter): ToolsReport {
  const unknown = (['model', 'provider', 'agent'] as const).find((name) => filter[name] !== null);
  if (unknown !== undefined) throw new FilterError(`Tool calls cannot be told apart by ${unknown}.`);
  const { selection } = reportScope(ledger, context, filter);
  const { range, sessions, sources } = selection;
  const sums = new Map<number, ToolSum>();
  eachToolCall(ledger, (source, slot) => {
    const calls = ledger.sources[source]?.toolCalls;
    if (calls === undefined || sources[source] !== true) return;
    const { tool, session, started } = calls.columns;
    if (sessions !== null && sessions[session[slot] ?? 0] !== 1) return;
    const time = started[slot] ?? 0;
    if (range !== null && (time < range.from || time >= range.to)) return;
    const key = tool[slot] ?? 0;
    let sum = sums.get(key);
    if (sum === undefined) sums.set(key, (sum = new ToolSum()));
    sum.add(calls, slot);
  });
  const all = new ToolSum();
  for (const sum of sums.values()) all.merge(sum);
  const rows = [...sums].map(([number, sum]): ToolRow => ({ tool: ledger.pools.tools.text(number), ...sum.usage() }));
  rows.sort((a, b) => b.calls - a.calls || (a.tool < b.tool ? -1 : 1));
  return { ...reportFrame('tools', context, filter), rows, totals: all.usage() };
}
