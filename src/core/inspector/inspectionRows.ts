import type { ModelId } from '../model/modelId.ts';
import type { TokenUsage } from '../model/tokenUsage.ts';
import { noTokens } from '../model/tokenUsage.ts';
import type { RequestCost } from '../pricing/costing.ts';
import type { Story } from './story.ts';
import type { NumberedRequest, Turn } from '../transcript/turn.ts';

/** A turn's own row, above those of its requests. */
export interface TurnRow {
  readonly kind: 'turn';
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly prompt: 'user' | 'compaction' | 'unknown';
  /** ms since the epoch. */
  readonly at: number;
  readonly lastedMs: number;
  readonly running: boolean;
  readonly requests: number;
  readonly calls: number;
  readonly failed: number;
  readonly changes: number;
  readonly cost: RequestCost;
  readonly tokens: TokenUsage;
  readonly open: boolean;
}

/** The row of a request. */
export interface RequestRow {
  readonly kind: 'request';
  readonly id: string;
  readonly number: number;
  /** ms since the epoch; `completed` is 0 while it runs. */
  readonly at: number;
  readonly completed: number;
  readonly agent: string;
  readonly model: ModelId;
  readonly tokens: TokenUsage;
  readonly cost: RequestCost;
  /** True when it is counted where it first happened. */
  readonly copy: boolean;
  /** Output and reasoning tokens a second, null when it cannot be told. */
  readonly speed: number | null;
  readonly calls: number;
  readonly failedCalls: number;
  readonly error: string;
  readonly compaction: boolean;
}

export type InspectionRow = TurnRow | RequestRow;

/** Which turns show their requests: all or none, but for the exceptions. */
export interface RowFolding {
  readonly open: boolean;
  /** Ids of turns that are the other way. */
  readonly except: readonly string[];
}

/** A page of the turn table. */
export interface RowPage {
  readonly offset: number;
  /** Rows in all. */
  readonly total: number;
  /** Highest cost of any request, for the bars. */
  readonly highest: number;
  readonly rows: readonly InspectionRow[];
}

/** Where each turn begins in a table folded in some way. */
export class RowIndex {
  readonly #story: Story;
  readonly #starts: number[] = [];
  readonly #closed: boolean[] = [];
  readonly total: number;
  readonly highest: number;

  constructor(story: Story, folding: RowFolding) {
    this.#story = story;
    const except = new Set(folding.except);
    let at = 0;
    for (const turn of story.turns) {
      const isOpen = folding.open !== except.has(turn.id);
      this.#starts.push(at);
      this.#closed.push(!isOpen);
      at += 1 + (isOpen ? turn.requests.length : 0);
    }
    this.total = at;
    this.highest = story.costs.reduce((most, { amount }) => Math.max(most, amount), 0);
  }

  /** The rows from `offset` on. */
  page(offset: number, limit: number): RowPage {
    const rows: InspectionRow[] = [];
    let index = this.#turnAt(offset);
    let at = this.#starts[index] ?? this.total;
    for (; index < this.#story.turns.length && rows.length < limit; index++) {
      const turn = this.#story.turns[index];
      if (turn === undefined) break;
      const isOpen = this.#closed[index] === false;
      if (at++ >= offset) rows.push(turnRow(this.#story, turn, isOpen));
      if (!isOpen) continue;
      const skipped = Math.max(0, Math.min(turn.requests.length, offset - at));
      at += skipped;
      for (const request of turn.requests.slice(skipped, skipped + limit - rows.length)) {
        rows.push(requestRow(this.#story, request));
        at++;
      }
    }
    return { offset, total: this.total, highest: this.highest, rows };
  }

  /** Row of a turn or of a request (its turn's row when that is closed), or -1. */
  find(id: string): number {
    const turn = this.#story.turnOf.get(id) ?? this.#story.turns.find((one) => one.id === id);
    if (turn === undefined) return -1;
    const start = this.#starts[turn.number - 1] ?? -1;
    if (this.#closed[turn.number - 1] !== false) return start;
    return start + 1 + turn.requests.findIndex(({ request }) => request.id === id);
  }

  #turnAt(row: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

/** The row of a request. */
export function requestRow(story: Story, { request, number, calls }: NumberedRequest): RequestRow {
  const { copy = false, ...cost } = story.costs[number] ?? {};
  const tookMs = request.completed - request.created;
  const written = request.tokens.output + request.tokens.reasoning;
  return {
    kind: 'request',
    id: request.id,
    number,
    at: request.created,
    completed: request.completed,
    agent: request.agent,
    model: request.model,
    tokens: request.tokens,
    cost: { amount: 0, basis: 'unpriced', ...cost },
    copy,
    speed: tookMs > 0 && written > 0 ? (written * 1000) / tookMs : null,
    calls: calls.length,
    failedCalls: calls.filter(({ status }) => status === 'error').length,
    error: request.error,
    compaction: request.compaction,
  };
}

function turnRow(story: Story, turn: Turn, open: boolean): TurnRow {
  let amount = 0;
  let tokens = noTokens;
  let priced: RequestCost['basis'] | null = null;
  for (const { request, number } of turn.requests) {
    const cost = story.costs[number];
    tokens = added(tokens, request.tokens);
    if (cost === undefined || cost.copy) continue;
    amount += cost.amount;
    if (priced === null || rank[cost.basis] > rank[priced]) priced = cost.basis;
  }
  const { number, id, prompt, requests, calls, from, to } = turn;
  return {
    kind: 'turn',
    id,
    number,
    label: prompt?.label ?? '',
    prompt: prompt?.kind ?? 'unknown',
    at: from,
    lastedMs: to - from,
    running: turn.open,
    requests: requests.length,
    calls: calls.length,
    failed:
      calls.filter(({ status }) => status === 'error').length +
      requests.filter(({ request }) => request.error !== '').length,
    changes: prompt?.changes?.length ?? 0,
    cost: { amount, basis: priced ?? 'recorded' },
    tokens,
    open,
  };
}

/** What a sum that holds any of them is called by. */
const rank: Readonly<Record<RequestCost['basis'], number>> = { free: 0, unpriced: 1, recorded: 2, computed: 3 };

function added(one: TokenUsage, other: TokenUsage): TokenUsage {
  return {
    input: one.input + other.input,
    output: one.output + other.output,
    reasoning: one.reasoning + other.reasoning,
    cacheRead: one.cacheRead + other.cacheRead,
    cacheWrite: one.cacheWrite + other.cacheWrite,
  };
}
