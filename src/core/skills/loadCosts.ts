import type { JoinedSource } from '../behaviour/behaviour.ts';
import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { callOutcomes } from '../behaviour/callOutcome.ts';
import { closeColumn } from '../behaviour/closeColumn.ts';
import { estimatedTokens } from '../behaviour/estimatedTokens.ts';
import { mergeColumns, type MergeOrder } from '../behaviour/mergeOrder.ts';
import { slotAt } from '../behaviour/slots.ts';
import { roomyColumn, withRoom } from '../behaviour/withRoom.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { LoadTable } from './loadTable.ts';

/** What each load of a skill costs, in columns, by its place in the table of loads. Estimated. */
export interface LoadCosts {
  /** Tokens it added to the last prompt that carried it. */
  readonly tokens: Uint32Array;
  /** The same in all prompts that carried it. */
  readonly carried: Float64Array;
  /** Requests that carried it. */
  readonly requests: Uint32Array;
  /** Of these, those without a known price. */
  readonly unpriced: Uint32Array;
  /** Nano-dollars, with fractions. */
  readonly cost: Float64Array;
  /** Shares of the context windows of the requests that carried it, added up. */
  readonly shares: Float64Array;
  /** Requests whose context window is known. */
  readonly measured: Uint32Array;
  /** By source: of the prompts of its requests. */
  readonly inPrompts: readonly SkillsInPrompts[];
}

/** Tokens of prompts of the requests that count. */
export interface SkillsInPrompts {
  /** By slot of a request; 0 for one that does not count. */
  readonly prompts: Float64Array;
  /** Of these, those that are skills' texts. */
  readonly ofSkills: Uint32Array;
  /** Of all. */
  readonly sum: { readonly prompts: number; readonly ofSkills: number };
  /** Takes removed slots (ascending) out of them. */
  closeGaps(removed: readonly number[]): void;
}

type CostColumns = Omit<LoadCosts, 'inPrompts'>;

/** The loads of a session that its context still has: those from `first` on, in the order of time. */
interface Context {
  readonly loads: number[];
  first: number;
}

/**
 * Estimates what loads cost. A load adds its output to the context; every later request of the session carries it until
 * a compaction, and pays for it by its share of the prompt. What prompts hold is written on `onto`, where there is one.
 */
export function loadCosts(
  base: BehaviourBase,
  context: ReportContext,
  onto: readonly SkillsInPrompts[] | null = null,
): LoadCosts {
  const { loads, sources } = base;
  const costs = emptyCosts(loads.size);
  const lengths = lengthsOf(base);
  const inPrompts = sources.map((joined, source): SkillsInPrompts => {
    const prompts = new PromptTokens(joined.requests.size, onto?.[source]);
    addCarried(joined, contextsOf(loads, source), { loads, lengths, prompts, context, costs });
    return prompts;
  });
  return { ...costs, inPrompts };
}

/** The costs of loads that stay together with those of fresh ones, in whose columns by slot both are. */
export function mergeLoadCosts(kept: LoadCosts, fresh: LoadCosts, order: MergeOrder): LoadCosts {
  return mergeColumns(kept, fresh, order, { inPrompts: fresh.inPrompts });
}

interface Given {
  readonly loads: LoadTable;
  /** Tokens of each load's text. */
  readonly lengths: Uint32Array;
  readonly prompts: PromptTokens;
  readonly context: ReportContext;
  readonly costs: CostColumns;
}

function addCarried({ requests, rows }: JoinedSource, contexts: ReadonlyMap<number, Context>, given: Given): void {
  const { context, prompts } = given;
  const { at: times } = given.loads;
  const { flags, session: sessions, created: createdOf, model: models } = requests.columns;
  /** Tokens of the context window by model, 0 when unknown. */
  const limits: number[] = [];
  let last = -1;
  let own: Context | undefined;
  for (let at = 0; at < rows.requests.count; at++) {
    const slot = slotAt(rows.requests, at);
    const flag = flags[slot] ?? 0;
    if ((flag & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) {
      prompts.put(slot, 0, 0);
      continue;
    }
    const prompt = promptTokens(requests, slot);
    prompts.put(slot, prompt, 0);
    const session = sessions[slot] ?? 0;
    if (session !== last) own = contexts.get((last = session));
    if (own === undefined) continue;
    const created = createdOf[slot] ?? 0;
    let index = own.first;
    let load = own.loads[index] ?? -1;
    if (prompt === 0 || load < 0 || (times[load] ?? 0) >= created) continue;
    const { amount, basis } = context.costing.costOf(requests, slot);
    const model = models[slot] ?? 0;
    const carrier = {
      prompt,
      unpriced: basis === 'unpriced',
      amount,
      tokens: Math.max(1, requests.totalTokens(slot)),
      limit: (limits[model] ??= context.contextLimit(requests.pools.model(model))?.tokens ?? 0),
    };
    let inPrompt = 0;
    for (; load >= 0 && (times[load] ?? 0) < created; load = own.loads[++index] ?? -1) {
      inPrompt += carry(given.costs, load, given.lengths[load] ?? 0, carrier);
    }
    prompts.put(slot, prompt, Math.min(prompt, inPrompt));
    if ((flag & requestFlags.compaction) !== 0) own.first = index;
  }
}

/** A request that carries loads. */
interface Carrier {
  /** Tokens. */
  readonly prompt: number;
  readonly unpriced: boolean;
  /** What it cost, nano-dollars. */
  readonly amount: number;
  /** All its tokens, at least 1. */
  readonly tokens: number;
  /** Tokens of the context window, 0 when unknown. */
  readonly limit: number;
}

/** Adds one request to what a load of this length costs; returns the load's tokens in it. */
function carry(costs: CostColumns, load: number, length: number, carrier: Carrier): number {
  const tokens = Math.min(carrier.prompt, length);
  costs.tokens[load] = tokens;
  costs.carried[load] = (costs.carried[load] ?? 0) + tokens;
  costs.requests[load] = (costs.requests[load] ?? 0) + 1;
  if (carrier.unpriced) costs.unpriced[load] = (costs.unpriced[load] ?? 0) + 1;
  costs.cost[load] = (costs.cost[load] ?? 0) + carrier.amount * (tokens / carrier.tokens);
  if (carrier.limit > 0) {
    costs.shares[load] = (costs.shares[load] ?? 0) + tokens / carrier.limit;
    costs.measured[load] = (costs.measured[load] ?? 0) + 1;
  }
  return tokens;
}

/** Tokens of a request's prompt, from a cache or not. */
function promptTokens({ columns }: RequestTable, slot: number): number {
  return (columns.input[slot] ?? 0) + (columns.cacheRead[slot] ?? 0) + (columns.cacheWrite[slot] ?? 0);
}

function lengthsOf({ loads, sources }: BehaviourBase): Uint32Array {
  return Uint32Array.from({ length: loads.size }, (_, load) =>
    estimatedTokens(sources[loads.source[load] ?? 0]?.calls.columns.outputLength[loads.slot[load] ?? 0] ?? 0),
  );
}

/** The loads of a source that went well, by session. */
function contextsOf({ size, source, session, outcome }: LoadTable, own: number): Map<number, Context> {
  const contexts = new Map<number, Context>();
  for (let load = 0; load < size; load++) {
    if (source[load] !== own || outcome[load] !== callOutcomes.success) continue;
    const number = session[load] ?? 0;
    const known = contexts.get(number);
    if (known === undefined) contexts.set(number, { loads: [load], first: 0 });
    else known.loads.push(load);
  }
  return contexts;
}

/** Tokens of prompts with their sums, which follow each change: those of an earlier state are written on. */
class PromptTokens implements SkillsInPrompts {
  readonly prompts: Float64Array;
  readonly ofSkills: Uint32Array;
  readonly sum: { prompts: number; ofSkills: number };

  constructor(size: number, before: SkillsInPrompts | undefined) {
    this.prompts = before === undefined ? roomyColumn(Float64Array, size) : withRoom(before.prompts, size);
    this.ofSkills = before === undefined ? roomyColumn(Uint32Array, size) : withRoom(before.ofSkills, size);
    this.sum = { ...(before?.sum ?? { prompts: 0, ofSkills: 0 }) };
  }

  put(slot: number, prompt: number, ofSkills: number): void {
    this.sum.prompts += prompt - (this.prompts[slot] ?? 0);
    this.sum.ofSkills += ofSkills - (this.ofSkills[slot] ?? 0);
    this.prompts[slot] = prompt;
    this.ofSkills[slot] = ofSkills;
  }

  closeGaps(removed: readonly number[]): void {
    for (const slot of removed) this.put(slot, 0, 0);
    closeColumn(this.prompts, removed);
    closeColumn(this.ofSkills, removed);
  }
}

function emptyCosts(count: number): CostColumns {
  return {
    tokens: roomyColumn(Uint32Array, count),
    carried: roomyColumn(Float64Array, count),
    requests: roomyColumn(Uint32Array, count),
    unpriced: roomyColumn(Uint32Array, count),
    cost: roomyColumn(Float64Array, count),
    shares: roomyColumn(Float64Array, count),
    measured: roomyColumn(Uint32Array, count),
  };
}
