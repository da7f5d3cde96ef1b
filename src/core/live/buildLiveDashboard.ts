import type { ModelId } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { TokenUsage } from '../model/tokenUsage.ts';
import { totalTokens } from '../model/tokenUsage.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import type { SessionNode } from '../reports/sessionNode.ts';
import { outputSpeed, speedOf } from '../reports/usage/outputSpeed.ts';
import { quantiles } from '../reports/usage/quantiles.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import { derivedFlags } from '../usage/requestFlags.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { BurnRequest } from './burnRate.ts';
import { burnRate, requestsLeft } from './burnRate.ts';
import type { ContextUse } from './contextUse.ts';
import { contextUseOf } from './contextUseOf.ts';
import type { AgentModelRow, LiveDashboard, ToolRow } from './liveDashboard.ts';

/** What the dashboard is made from. */
export interface DashboardInputs {
  readonly ledger: Ledger;
  readonly context: ReportContext;
  readonly node: SessionNode;
  /** ms since the epoch. */
  readonly now: number;
  readonly quota: NanoDollars | null;
  readonly toolsComplete: boolean;
}

/** One session with its sub-agents in depth. */
export function buildLiveDashboard({
  ledger,
  context,
  node,
  now,
  quota,
  toolsComplete,
}: DashboardInputs): LiveDashboard {
  const members = new Uint8Array(ledger.pools.sessionIds.size);
  const count = markMembers(ledger, members, node);
  const own = ledger.pools.sessionIds.intern(node.id);
  const scan = new RequestScan(ledger, context, members, own);
  const { session, contextRequest, workflow } = node;
  const limit = contextRequest === null ? null : context.contextLimit(contextRequest.model);
  const used: ContextUse | null = contextRequest === null ? null : contextUseOf(contextRequest, limit);
  return {
    id: node.id,
    title: session.title,
    directory: session.directory,
    projectLabel: node.place.label,
    agentName: node.agent,
    model: node.model,
    asOf: now,
    created: session.created,
    lastActivity: node.latest,
    requests: workflow.requests,
    subagents: count - 1,
    lastRequest: scan.lastRequest,
    tokens: workflow.tokens,
    cost: workflow.cost,
    quota,
    context: used,
    requestsLeft: requestsLeft(scan.contexts, used?.limit ?? null),
    burn: burnRate(scan.requests, now),
    rows: scan.rows(),
    tools: toolRows(ledger, members),
    toolsComplete,
  };
}

/** Marks the session and its sub-agents by number, for scans that ask it of every row; returns how many there are. */
function markMembers(ledger: Ledger, members: Uint8Array, { id, children }: SessionNode): number {
  const number = ledger.pools.sessionIds.find(id);
  if (number !== undefined) members[number] = 1;
  return children.reduce((count, child) => count + markMembers(ledger, members, child), 1);
}

interface RowSum {
  readonly agentName: string;
  readonly model: ModelId;
  readonly figures: FiguresBuilder;
  readonly speeds: number[];
  newest: number;
  contextTokens: number;
}

/** One pass over the requests of a session and its sub-agents. */
class RequestScan {
  readonly requests: BurnRequest[] = [];
  /** Sizes of the context after each of the session's own requests, oldest first. */
  contexts: readonly number[] = [];
  lastRequest: TokenUsage | null = null;
  readonly #context: ReportContext;
  readonly #rows = new Map<string, RowSum>();
  readonly #sizes: { readonly created: number; readonly tokens: number }[] = [];
  #lastCreated = 0;

  constructor(ledger: Ledger, context: ReportContext, members: Uint8Array, own: number) {
    this.#context = context;
    for (const { requests } of ledger.sources) {
      const { session, flags } = requests.columns;
      for (let slot = 0, size = requests.size; slot < size; slot++) {
        if (members[session[slot] ?? 0] !== 1) continue;
        if (((flags[slot] ?? 0) & derivedFlags) !== 0) continue;
        this.#add(ledger, requests, slot, session[slot] === own);
      }
    }
    this.contexts = this.#sizes.sort((a, b) => a.created - b.created).map(({ tokens }) => tokens);
  }

  rows(): readonly AgentModelRow[] {
    return [...this.#rows.values()]
      .map(({ agentName, model, figures, speeds, contextTokens }) => {
        const { requests, tokens, cost } = figures.figures();
        const request = { sessionId: '', model, tokens: contextTokens };
        const context = contextTokens === 0 ? null : contextUseOf(request, this.#context.contextLimit(model));
        const outputPerSecond = outputSpeed([speeds])?.median ?? null;
        return { agentName, model, requests, tokens, cost, context, outputPerSecond };
      })
      .filter(({ requests }) => requests > 0)
      .sort((a, b) => b.cost.amount - a.cost.amount || b.requests - a.requests);
  }

  #add(ledger: Ledger, requests: RequestTable, slot: number, isOwn: boolean): void {
    const { columns } = requests;
    const created = columns.created[slot] ?? 0;
    const completed = columns.completed[slot] ?? 0;
    const tokens = requests.totalTokens(slot);
    const onlyTools = requests.finish(slot) === 'tool-calls';
    const output = columns.output[slot] ?? 0;
    const row = this.#rowOf(ledger, columns.agent[slot] ?? 0, columns.model[slot] ?? 0);
    row.figures.add(requests, slot, this.#context.costing);
    const speed = speedOf(output, completed - created, onlyTools);
    if (speed > 0) row.speeds.push(speed);
    const one = new FiguresBuilder();
    one.add(requests, slot, this.#context.costing);
    const figures = one.figures();
    this.requests.push({ created, completed, tokens, output, cost: figures.cost.amount, onlyTools });
    if (tokens === 0) return;
    if (output > 0 && created >= row.newest) {
      row.newest = created;
      row.contextTokens = tokens;
    }
    if (!isOwn) return;
    if (output > 0) this.#sizes.push({ created, tokens });
    if (created >= this.#lastCreated && totalTokens(figures.tokens) > 0) {
      this.#lastCreated = created;
      this.lastRequest = figures.tokens;
    }
  }

  #rowOf({ pools }: Ledger, agent: number, model: number): RowSum {
    const key = `${agent} ${model}`;
    const found = this.#rows.get(key) ?? {
      agentName: pools.agents.text(agent),
      model: pools.model(model),
      figures: new FiguresBuilder(),
      speeds: [],
      newest: 0,
      contextTokens: 0,
    };
    this.#rows.set(key, found);
    return found;
  }
}

interface ToolSum {
  calls: number;
  failed: number;
  running: number;
  output: number;
  readonly durations: number[];
}

function toolRows(ledger: Ledger, members: Uint8Array): readonly ToolRow[] {
  const sums = new Map<number, ToolSum>();
  for (const { toolCalls } of ledger.sources) {
    const { session, tool, duration, outputLength } = toolCalls.columns;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      if (members[session[slot] ?? 0] !== 1) continue;
      const sum = sums.get(tool[slot] ?? 0) ?? { calls: 0, failed: 0, running: 0, output: 0, durations: [] };
      sums.set(tool[slot] ?? 0, sum);
      sum.calls++;
      sum.output += outputLength[slot] ?? 0;
      const status = toolCalls.status(slot);
      if (status === 'error') sum.failed++;
      if (status === 'running' || status === 'pending') sum.running++;
      else sum.durations.push(duration[slot] ?? 0);
    }
  }
  return [...sums]
    .map(([tool, { calls, failed, running, output, durations }]) => ({
      tool: ledger.pools.tools.text(tool),
      calls,
      failed,
      running,
      medianMs: quantiles([durations])?.median ?? null,
      outputLength: output,
    }))
    .sort((a, b) => b.calls - a.calls || (a.tool < b.tool ? -1 : 1));
}
