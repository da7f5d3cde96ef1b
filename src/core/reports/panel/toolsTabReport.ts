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

/** What is counted of one tool; its calls are summed by model, once, and those sums added up. */
class ToolTally {
  /** By model number. */
  readonly byModel: (ToolSum | undefined)[] = [];
  readonly sessions = new Set<number>();
  readonly failedSessions = new Set<number>();
  readonly failures = new Map<number, number>();
  outputLength = 0;
  #session = -1;

  /** Adds the session of a call; neighbours usually share theirs. */
  addSession(session: number): void {
    if (session !== this.#session) this.sessions.add(session);
    this.#session = session;
  }
}

interface ModelTally {
  readonly sum: ToolSum;
  /** Failed calls by tool number. */
  readonly failedTools: Map<number, number>;
}

const more = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Sums tool calls up; a fork's copies of calls are left out. Calls are not stored with their agent: that filter is not asked. */
export function toolsTabReport(
  ledger: Ledger,
  context: ReportContext,
  filter: PanelFilter,
  complete: boolean,
): ToolsTabReport {
  const { pools } = ledger;
  const scope = panelScope(ledger, context, filter);
  const byTool: (ToolTally | undefined)[] = [];
  const toolsOf = new Map<number, Map<number, number>>();
  const sessionsOf = new Map<number, Set<number>>();
  const shares = ledger.sources.map((tables) => new TokenShares(tables));
  const modelOf = (source: number, slot: number): number => {
    const request = shares[source]?.requestOf(slot) ?? -1;
    return request < 0 ? 0 : (ledger.sources[source]?.requests.columns.model[request] ?? 0);
  };
  const countCall = (source: number, slot: number, model: number): void => {
    const calls = ledger.sources[source]?.toolCalls;
    if (calls === undefined) return;
    const { columns } = calls;
    const tool = columns.tool[slot] ?? 0;
    const tally = (byTool[tool] ??= new ToolTally());
    const tokens = (calls.hasEnded(slot) ? shares[source]?.next(slot) : undefined) ?? noTokens;
    (tally.byModel[model] ??= new ToolSum()).add(calls, slot, tokens);
    tally.addSession(columns.session[slot] ?? 0);
    tally.outputLength += columns.outputLength[slot] ?? 0;
    if (calls.status(slot) !== 'error') return;
    const failure = columns.failure[slot] || other;
    const session = columns.session[slot] ?? 0;
    tally.failedSessions.add(session);
    sessionsOf.set(failure, (sessionsOf.get(failure) ?? new Set<number>()).add(session));
    more(tally.failures, failure);
    let tools = toolsOf.get(failure);
    if (tools === undefined) toolsOf.set(failure, (tools = new Map<number, number>()));
    more(tools, tool);
  };
  selectCalls(ledger, scope, scope.selection, countCall, modelOf);
  const all = new ToolSum();
  const models: ModelTally[] = [];
  const rows = byTool.flatMap((tally, tool): ToolTabRow[] => {
    if (tally === undefined) return [];
    const whole = new ToolSum();
    tally.byModel.forEach((sum, number) => {
      if (sum === undefined) return;
      whole.merge(sum);
      const model = (models[number] ??= { sum: new ToolSum(), failedTools: new Map() });
      model.sum.merge(sum);
      if (sum.failed > 0) model.failedTools.set(tool, sum.failed);
    });
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
  const modelRows = models.flatMap(({ sum, failedTools }, model): ToolModelRow => {
    const [worst] = ranked(failedTools);
    return {
      model: model === 0 ? null : pools.model(model),
      ...sum.usage(),
      worstTool: worst === undefined ? '' : pools.tools.text(worst[0]),
    };
  });
  return {
    // Before all is read nobody can say that there is nothing.
    ...panelHead(ledger, context, scope, rows.length === 0 && complete),
    complete,
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
    models: modelRows.sort((a, b) => b.calls - a.calls),
  };
}

const other = toolFailures.indexOf('other');

function nameOf(failure: number): ToolFailure {
  return toolFailures[failure] ?? 'other';
}

function ranked(counts: ReadonlyMap<number, number>): [number, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
