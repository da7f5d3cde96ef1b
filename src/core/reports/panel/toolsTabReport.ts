import { noTokens } from '../../model/tokenUsage.ts';
import { TokenShares } from '../usage/tokenShares.ts';
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
import { selectCalls } from './selectCalls.ts';

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
  readonly rows: readonly ToolTabRow[];
  readonly totals: ToolUsage;
  readonly failures: readonly (FailureCount & {
    /** Sessions in which a call failed like this. */
    readonly sessions: number;
    readonly tools: readonly { readonly tool: string; readonly calls: number }[];
  })[];
  readonly models: readonly ToolModelRow[];
}

class Tally {
  readonly sum = new ToolSum();
  readonly sessions = new Set<number>();
  readonly failedSessions = new Set<number>();
  readonly failures = new Map<number, number>();
  readonly failedTools = new Map<number, number>();
  outputLength = 0;
}

const more = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Sums tool calls up; a fork's copies of calls are left out. Calls are not stored with their agent: that filter is not asked. */
export function toolsTabReport(ledger: Ledger, context: ReportContext, filter: PanelFilter): ToolsTabReport {
  const { pools } = ledger;
  const scope = panelScope(ledger, context, filter);
  const byTool = new Map<number, Tally>();
  const byModel = new Map<number, Tally>();
  const toolsOf = new Map<number, Map<number, number>>();
  const sessionsOf = new Map<number, Set<number>>();
  const all = new ToolSum();
  const shares = ledger.sources.map((tables) => new TokenShares(tables));
  selectCalls(ledger, scope, scope.selection, (source, slot, model) => {
    const calls = ledger.sources[source]?.toolCalls;
    if (calls === undefined) return;
    const { columns } = calls;
    const tool = columns.tool[slot] ?? 0;
    const tally = tallyOf(byTool, tool);
    const modelTally = tallyOf(byModel, model);
    const tokens = (calls.hasEnded(slot) ? shares[source]?.next(slot) : undefined) ?? noTokens;
    for (const sum of [tally.sum, modelTally.sum, all]) sum.add(calls, slot, tokens);
    tally.sessions.add(columns.session[slot] ?? 0);
    tally.outputLength += columns.outputLength[slot] ?? 0;
    if (calls.status(slot) !== 'error') return;
    const failure = columns.failure[slot] || other;
    const session = columns.session[slot] ?? 0;
    tally.failedSessions.add(session);
    sessionsOf.set(failure, (sessionsOf.get(failure) ?? new Set<number>()).add(session));
    more(tally.failures, failure);
    more(modelTally.failedTools, tool);
    let tools = toolsOf.get(failure);
    if (tools === undefined) toolsOf.set(failure, (tools = new Map<number, number>()));
    more(tools, tool);
  });
  const rows = [...byTool].map(([tool, { sum, sessions, failedSessions, failures, outputLength }]): ToolTabRow => ({
    tool: pools.tools.text(tool),
    ...sum.usage(),
    sessions: sessions.size,
    failedSessions: failedSessions.size,
    outputLength,
    failures: ranked(failures).map(([failure, calls]) => ({ failure: nameOf(failure), calls })),
  }));
  const models = [...byModel].map(([model, { sum, failedTools }]): ToolModelRow => {
    const [worst] = ranked(failedTools);
    return {
      model: model === 0 ? null : pools.model(model),
      ...sum.usage(),
      worstTool: worst === undefined ? '' : pools.tools.text(worst[0]),
    };
  });
  return {
    ...panelHead(ledger, context, scope, rows.length === 0),
    rows: rows.sort((a, b) => b.calls - a.calls || (a.tool < b.tool ? -1 : 1)),
    totals: all.usage(),
    failures: [...toolsOf]
      .map(([failure, tools]) => ({
        failure: nameOf(failure),
        calls: [...tools.values()].reduce((sum, calls) => sum + calls, 0),
        sessions: sessionsOf.get(failure)?.size ?? 0,
        tools: ranked(tools).map(([tool, calls]) => ({ tool: pools.tools.text(tool), calls })),
      }))
      .sort((a, b) => b.calls - a.calls),
    models: models.sort((a, b) => b.calls - a.calls),
  };
}

const other = toolFailures.indexOf('other');

function nameOf(failure: number): ToolFailure {
  return toolFailures[failure] ?? 'other';
}

function tallyOf(tallies: Map<number, Tally>, key: number): Tally {
  let tally = tallies.get(key);
  if (tally === undefined) tallies.set(key, (tally = new Tally()));
  return tally;
}

function ranked(counts: ReadonlyMap<number, number>): [number, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
