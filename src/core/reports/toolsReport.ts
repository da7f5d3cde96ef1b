import type { ModelId } from '../model/modelId.ts';
import { modelKey } from '../model/modelId.ts';
import { noTokens } from '../model/tokenUsage.ts';
import type { Ledger } from '../usage/ledger.ts';
import { passesTime } from './filter/passesTime.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ReportContext } from './reportContext.ts';
import { groundworkOf } from './groundwork.ts';
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
  const { selection } = reportScope(ledger, context, filter);
  const { sessions, sources, models, agents } = selection;
  const { pools } = ledger;
  const counted = groundworkOf(ledger).calls;
  const tables = ledger.sources.map(({ requests, toolCalls }, source) => {
    const own = counted.requestsOf(source);
    return { shares: new TokenShares(requests, own), requestOf: own.requestOf, calls: toolCalls, requests };
  });
  /** By tool and model number: there are few of both, and many calls. */
  const sums: (ToolSum | undefined)[][] = [];
  eachToolCall(
    ledger,
    (source, slot) => {
      const from = tables[source];
      if (from === undefined || sources[source] !== true) return;
      const { shares, requestOf, calls, requests } = from;
      const { tool, session, started } = calls.columns;
      if (sessions !== null && sessions[session[slot] ?? 0] !== 1) return;
      if (!passesTime(selection, started[slot] ?? 0)) return;
      const { model, agent } = requests.columns;
      const request = requestOf[slot] ?? -1;
      const number = request < 0 ? 0 : (model[request] ?? 0);
      if (models !== null && (request < 0 || models[number] !== 1)) return;
      if (agents !== null && (request < 0 || agents[agent[request] ?? 0] !== 1)) return;
      const byModel = (sums[tool[slot] ?? 0] ??= []);
      const sum = (byModel[number] ??= new ToolSum());
      sum.add(calls.columns, slot, calls.hasEnded(slot) ? shares.next(slot) : noTokens);
    },
    counted,
  );
  const all = new ToolSum();
  const rows = sums.flatMap((byModel, tool): ToolRow => {
    const whole = new ToolSum();
    const breakdown = byModel.flatMap((sum, number) => {
      if (sum === undefined) return [];
      whole.merge(sum);
      return [{ model: pools.model(number), ...sum.usage() }];
    });
    all.merge(whole);
    breakdown.sort((a, b) => b.calls - a.calls || (modelKey(a.model) < modelKey(b.model) ? -1 : 1));
    return { tool: pools.tools.text(tool), ...whole.usage(), breakdown };
  });
  rows.sort((a, b) => b.calls - a.calls || (a.tool < b.tool ? -1 : 1));
  return { ...reportFrame('tools', context, filter), rows, totals: all.usage() };
}
