import { dollars } from '../../model/money.ts';
import type { Ledger, SourceTables } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { ReportContext } from '../reportContext.ts';
import { isUnpriced } from './callSum.ts';
import { callAt, isOfAgent } from './eachCall.ts';
import { byFields } from './groupCalls.ts';
import type { CallWindow } from './callWindow.ts';
import { isWithin } from './callWindow.ts';
import { bucketStart } from './ompRange.ts';
import type { ToolDashboardStats, ToolTimeSeriesPoint, ToolUsageStats } from './ompStats.ts';

/** Adds up uses of one tool. */
class ToolUse {
  #calls = 0;
  #errors = 0;
  #argsChars = 0;
  #resultChars = 0;
  #tokens = 0;
  #output = 0;
  /** Nano-dollars. */
  #cost = 0;
  #unpriced = 0;
  #last = 0;

  add(use: Use): void {
    this.#calls++;
    if (use.failed) this.#errors++;
    this.#argsChars += use.argsChars;
    this.#resultChars += use.resultChars;
    this.#tokens += use.tokens;
    this.#output += use.output;
    this.#cost += use.cost;
    this.#unpriced += use.unpriced;
    this.#last = Math.max(this.#last, use.time);
  }

  stats(tool: string): ToolUsageStats {
    return {
      tool,
      calls: this.#calls,
      errors: this.#errors,
      argsChars: this.#argsChars,
      resultChars: this.#resultChars,
      totalTokensShare: this.#tokens,
      outputTokensShare: this.#output,
      costShare: dollars(this.#cost),
      unpricedRequestsShare: this.#unpriced,
      lastUsed: this.#last,
    };
  }
}

/** One call of a tool, with its share of what the answer used. */
interface Use {
  readonly tool: string;
  readonly model: string;
  readonly provider: string;
  readonly time: number;
  readonly failed: boolean;
  readonly argsChars: number;
  readonly resultChars: number;
  readonly tokens: number;
  readonly output: number;
  readonly cost: number;
  readonly unpriced: number;
}

/** Tools by themselves, by the model that called them, and over time; of sources that tell which answer made a call. */
export function toolStats(ledger: Ledger, context: ReportContext, window: CallWindow): ToolDashboardStats {
  const { bucket } = window;
  const tools = new Map<string, ToolUse>();
  const byModel = new Map<string, { readonly use: Use; readonly sum: ToolUse }>();
  const series = new Map<string, { timestamp: number; tool: string; calls: number; errors: number }>();
  eachUse(ledger, context, window, (use) => {
    const sum = tools.get(use.tool) ?? new ToolUse();
    tools.set(use.tool, sum);
    sum.add(use);
    const key = [use.tool, use.model, use.provider].join('\0');
    const group = byModel.get(key) ?? { use, sum: new ToolUse() };
    byModel.set(key, group);
    group.sum.add(use);
    const timestamp = bucketStart(use.time, bucket);
    const point = series.get(`${timestamp} ${use.tool}`) ?? { timestamp, tool: use.tool, calls: 0, errors: 0 };
    series.set(`${timestamp} ${use.tool}`, point);
    point.calls++;
    if (use.failed) point.errors++;
  });
  return {
    byTool: [...tools]
      .map(([tool, sum]) => sum.stats(tool))
      .sort((one, other) => other.calls - one.calls || (one.tool < other.tool ? -1 : 1)),
    byToolModel: [...byModel.values()]
      .map(({ use: { tool, model, provider }, sum }) => ({ ...sum.stats(tool), model, provider }))
      .sort((one, other) => other.calls - one.calls || byFields<typeof one>('tool', 'model', 'provider')(one, other)),
    series: [...series.values()].sort(byFields<ToolTimeSeriesPoint>('timestamp', 'tool')),
  };
}

function eachUse(ledger: Ledger, context: ReportContext, window: CallWindow, visit: (use: Use) => void): void {
  const { selection } = window;
  for (const [index, source] of ledger.sources.entries()) {
    if (source.extras === undefined || !isOfAgent(source, window) || selection?.sources[index] === false) continue;
    const { session } = source.toolCalls.columns;
    const { time, model } = source.extras.toolCalls.columns;
    for (let slot = 0, size = source.toolCalls.size; slot < size; slot++) {
      if (!isWithin(window, time[slot] ?? 0)) continue;
      if (!passes(selection?.sessions, session[slot]) || !passes(selection?.models, model[slot])) continue;
      const use = useAt(ledger, source, slot, context, window);
      if (use !== null) visit(use);
    }
  }
}

/** Without marks everything passes. */
function passes(marks: Uint8Array | null | undefined, number: number | undefined): boolean {
  return marks === null || marks === undefined || marks[number ?? 0] === 1;
}

/** The call in a slot, or null for a copy and where nothing tells which answer made it. */
function useAt(
  ledger: Ledger,
  source: SourceTables,
  slot: number,
  context: ReportContext,
  window: CallWindow,
): Use | null {
  if (source.extras === undefined) return null;
  const { request, time, model, inTurn, argsChars } = source.extras.toolCalls.columns;
  const { tool, outputLength } = source.toolCalls.columns;
  const at = request[slot] === 0 ? -1 : source.requests.find(request[slot] ?? 0);
  const isCopy = at >= 0 && ((source.requests.columns.flags[at] ?? 0) & requestFlags.copy) !== 0;
  if (isCopy && window.semantics !== 13) return null;
  const call = at < 0 ? null : callAt(ledger, source, at, context.costing, window.semantics);
  const among = Math.max(1, inTurn[slot] ?? 1);
  const { providerID, modelID } = ledger.pools.model(model[slot] ?? 0);
  return {
    tool: ledger.pools.tools.text(tool[slot] ?? 0),
    model: modelID,
    provider: providerID,
    time: time[slot] ?? 0,
    failed: source.toolCalls.status(slot) === 'error',
    argsChars: argsChars[slot] ?? 0,
    resultChars: outputLength[slot] ?? 0,
    tokens: (call?.total ?? 0) / among,
    output: (call?.output ?? 0) / among,
    cost: (call?.cost ?? 0) / among,
    unpriced: call !== null && isUnpriced(call) ? 1 / among : 0,
  };
}
