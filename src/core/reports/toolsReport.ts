import type { ModelId } from '../model/modelId.ts';
import { modelKey } from '../model/modelId.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ReportContext } from './reportContext.ts';
import { eachToolCall } from './usage/eachToolCall.ts';
import type { Report } from './usage/report.ts';
import { reportFrame } from './usage/reportFrame.ts';
import { reportScope } from './usage/reportScope.ts';
import { TokenShares } from './usage/tokenShares.ts';
import type { ToolUsage } from './usage/toolSum.ts';
import { ToolSum } from './usage/toolSum.ts';

/** The part of a tool's calls that one model made. */
export interface ToolModelPart extends ToolUsage {
  /** Without names for calls whose request is not known. */
  readonly model: ModelId;
}

/** What one tool was used for, and by which models, the most calls first. */
export interface ToolRow extends ToolUsage {
  readonly tool: string;
  readonly breakdown: readonly ToolModelPart[];
}

/** Uses of tools, the most used first. */
export type ToolsReport = Report<'tools', ToolRow, ToolUsage>;

/** Sums every tool call up by its tool and the model that made it; a fork's copies of calls are left out. */
export function toolsReport(ledger: Ledger, context: ReportContext, filter: ReportFilter): ToolsReport {
  const { range, sessions, sources, models, agents } = reportScope(ledger, context, filter).selection;
  const shares = ledger.sources.map((tables) => new TokenShares(tables));
  const sums = new Map<number, Map<number, ToolSum>>();
  eachToolCall(ledger, (source, slot) => {
    const tables = ledger.sources[source];
    const share = shares[source];
    if (tables === undefined || share === undefined || sources[source] !== true) return;
    const { tool, session, started } = tables.toolCalls.columns;
    if (sessions !== null && sessions[session[slot] ?? 0] !== 1) return;
    const time = started[slot] ?? 0;
    if (range !== null && (time < range.from || time >= range.to)) return;
    const { model, agent } = tables.requests.columns;
    const request = share.requests.find(slot);
    const number = request < 0 ? 0 : (model[request] ?? 0);
    if (models !== null && (request < 0 || models[number] !== 1)) return;
    if (agents !== null && (request < 0 || agents[agent[request] ?? 0] !== 1)) return;
    const key = tool[slot] ?? 0;
    let byModel = sums.get(key);
    if (byModel === undefined) sums.set(key, (byModel = new Map<number, ToolSum>()));
    let sum = byModel.get(number);
    if (sum === undefined) byModel.set(number, (sum = new ToolSum()));
    sum.add(tables.toolCalls, slot, share.next(slot));
  });
  const all = new ToolSum();
  const rows = [...sums].map(([tool, byModel]): ToolRow => {
    const whole = new ToolSum();
    for (const sum of byModel.values()) whole.merge(sum);
    all.merge(whole);
    const breakdown = [...byModel].map(([number, sum]) => ({ model: ledger.pools.model(number), ...sum.usage() }));
    breakdown.sort((a, b) => b.calls - a.calls || (modelKey(a.model) < modelKey(b.model) ? -1 : 1));
    return { tool: ledger.pools.tools.text(tool), ...whole.usage(), breakdown };
  });
  rows.sort((a, b) => b.calls - a.calls || (a.tool < b.tool ? -1 : 1));
  return { ...reportFrame('tools', context, filter), rows, totals: all.usage() };
}
