import type { ModelId } from '../../model/modelId.ts';
import type { ToolFailure } from '../../model/toolDetail.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { toolFailures } from '../../usage/toolCallCodes.ts';
import type { ReportContext } from '../reportContext.ts';
import type { ToolUsage } from '../usage/toolSum.ts';
import { ToolSum } from '../usage/toolSum.ts';
import type { PanelFilter } from './panelFilter.ts';
import type { PanelHead } from './panelHead.ts';
import { panelHead } from './panelHead.ts';
import { panelScope } from './panelScope.ts';
import { tallyCalls } from './tallyCalls.ts';

/** How often calls failed in one way. */
export interface FailureCount {
  /** Never '': an unnamed failure is `other`. */
  readonly failure: ToolFailure;
  readonly calls: number;
}

/** What one tool was used for. */
export interface ToolTabRow extends ToolUsage {
  readonly tool: string;
  readonly sessions: number;
  /** Sessions in which a call of it failed. */
  readonly failedSessions: number;
  /** Characters of output that went into a context window. */
  readonly outputLength: number;
  /** Its kinds of failure, the most frequent first. */
  readonly failures: readonly FailureCount[];
}

/** How one model fares with tools. */
export interface ToolModelRow extends ToolUsage {
  /** null for calls of which nobody knows the model. */
  readonly model: ModelId | null;
  /** The tool that failed most under it, '' when none did. */
  readonly worstTool: string;
}

/** Tool calls by tool, by kind of failure and by model, the most used first. */
export interface ToolsTabReport extends PanelHead {
  /** False while tool calls are still being read: counts are then lower bounds. */
  readonly complete: boolean;
  readonly rows: readonly ToolTabRow[];
  readonly totals: ToolUsage;
  readonly failures: readonly (FailureCount & {
    /** Sessions in which a call failed like this. */
    readonly sessions: number;
    readonly tools: readonly { readonly tool: string; readonly calls: number }[];
  })[];
  readonly models: readonly ToolModelRow[];
}

/** Sums tool calls up; a fork's copies of calls are left out. Calls are not stored with their agent: that filter is not asked. */
export function toolsTabReport(
  ledger: Ledger,
  context: ReportContext,
  filter: PanelFilter,
  complete: boolean,
): ToolsTabReport {
  const { pools } = ledger;
  const scope = panelScope(ledger, context, filter);
  const { tools, models, failures } = tallyCalls(ledger, scope);
  const all = new ToolSum();
  const rows = tools.flatMap((tally, tool): ToolTabRow[] => {
    if (tally === undefined) return [];
    const whole = tally.sum();
    all.merge(whole);
    return [
      {
        tool: pools.tools.text(tool),
        ...whole.usage(),
        sessions: tally.sessions.size,
        failedSessions: tally.failedSessions.size,
        outputLength: tally.outputLength,
        failures: ranked(tally.failures).map(([failure, calls]) => ({ failure: nameOf(failure), calls })),
      },
    ];
  });
  const modelRows = models.flatMap((durations, model): ToolModelRow[] => {
    if (durations === undefined) return [];
    const failedTools: number[] = [];
    const sum = new ToolSum(durations);
    tools.forEach((byTool, tool) => {
      const part = byTool?.byModel[model];
      if (part === undefined) return;
      sum.merge(part);
      if (part.failed > 0) failedTools[tool] = part.failed;
    });
    const [worst] = ranked(failedTools);
    return [
      {
        model: model === 0 ? null : pools.model(model),
        ...sum.usage(),
        worstTool: worst === undefined ? '' : pools.tools.text(worst[0]),
      },
    ];
  });
  return {
    // Before all is read nobody can say that there is nothing.
    ...panelHead(ledger, context, scope, rows.length === 0 && complete),
    complete,
    rows: rows.sort((a, b) => b.calls - a.calls || (a.tool < b.tool ? -1 : 1)),
    totals: all.usage(),
    failures: [...failures]
      .map(([failure, { sessions, tools: failed }]) => ({
        failure: nameOf(failure),
        calls: failed.reduce((sum, calls) => sum + calls, 0),
        sessions: sessions.size,
        tools: ranked(failed).map(([tool, calls]) => ({ tool: pools.tools.text(tool), calls })),
      }))
      .sort((a, b) => b.calls - a.calls),
    models: modelRows.sort((a, b) => b.calls - a.calls),
  };
}

function nameOf(failure: number): ToolFailure {
  return toolFailures[failure] ?? 'other';
}

/** Numbers with their counts, the most frequent first. */
function ranked(counts: readonly number[]): [number, number][] {
  return counts
    .flatMap((count, number): [number, number][] => [[number, count]])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
