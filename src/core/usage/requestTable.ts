import type { FinishReason, Request } from '../model/request.ts';
import { totalTokens } from '../model/tokenUsage.ts';
import { fingerprintOf } from './fingerprint.ts';
import { hashOf } from './hashOf.ts';
import { identityOf } from './identityOf.ts';
import { requestFlags } from './requestFlags.ts';
import { RowTable } from './rowTable.ts';
import type { UsagePools } from './usagePools.ts';

const finishReasons: readonly FinishReason[] = ['none', 'stop', 'tool-calls', 'length', 'content-filter', 'other'];

/** Columns of a request table; names as in `Request`, numbers from the pools where `Request` has strings. */
export type RequestColumns = {
  rowid: Float64Array;
  session: Uint32Array;
  created: Float64Array;
  completed: Float64Array;
  model: Uint32Array;
  agent: Uint32Array;
  error: Uint32Array;
  input: Uint32Array;
  output: Uint32Array;
  reasoning: Uint32Array;
  cacheRead: Uint32Array;
  cacheWrite: Uint32Array;
  /** Nano-dollars as recorded. */
  cost: Float64Array;
  /** Hash over what a fork copies unchanged; equal for a request and its copies. */
  fingerprint: Uint32Array;
  /** Hash of the message's id; equal in every storage that holds the message, 0 without an id. */
  identity: Float64Array;
  /** Hash of the id of the prompt it answers; 0 where the row does not say. */
  prompt: Uint32Array;
  /** 2 for a row of OpenCode 2.x's tables, else 1. */
  generation: Uint8Array;
  finish: Uint8Array;
  flags: Uint8Array;
};

/** Empty columns with room for `capacity` requests. */
export function requestColumns(capacity: number): RequestColumns {
  return {
    rowid: new Float64Array(capacity),
    session: new Uint32Array(capacity),
    created: new Float64Array(capacity),
    completed: new Float64Array(capacity),
    model: new Uint32Array(capacity),
    agent: new Uint32Array(capacity),
    error: new Uint32Array(capacity),
    input: new Uint32Array(capacity),
    output: new Uint32Array(capacity),
    reasoning: new Uint32Array(capacity),
    cacheRead: new Uint32Array(capacity),
    cacheWrite: new Uint32Array(capacity),
    cost: new Float64Array(capacity),
    fingerprint: new Uint32Array(capacity),
    identity: new Float64Array(capacity),
    prompt: new Uint32Array(capacity),
    generation: new Uint8Array(capacity),
    finish: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
  };
}

/** Flags that are not told by the row itself. */
const derived = requestFlags.copy | requestFlags.duplicate;

/** Every request of one source in about 94 bytes each: small enough to keep, quick enough to scan for each report. */
export class RequestTable extends RowTable<RequestColumns> {
  /** Where the numbers in its columns have their names. */
  readonly pools: UsagePools;
  /** Tokens of a row's cache writes that are kept for an hour, and cost more; null where nobody records it. */
  longCacheWrite: ((slot: number) => number) | null = null;

  #lastPrompt = '';
  #lastPromptHash = 0;

  constructor(pools: UsagePools, capacity = 1024) {
    super(requestColumns(capacity));
    this.pools = pools;
  }

  /**
   * Inserts the request, or replaces the row with its rowid. Returns false when that row said the same already: it
   * then stays as it is, its derived flags included.
   */
  put(request: Request): boolean {
    const { sessionIds, agents, errors } = this.pools;
    const { tokens } = request;
    const session = sessionIds.intern(request.sessionId);
    const model = this.pools.internModel(request.model);
    const agent = agents.intern(request.agent);
    const error = errors.intern(request.error);
    const fingerprint = fingerprintOf(request);
    const identity = identityOf(request.id);
    const prompt = this.#promptOf(request.promptId ?? '');
    const generation = request.generation ?? 1;
    const finish = finishReasons.indexOf(request.finish);
    const flags = flagsOf(request);
    const size = this.size;
    const slot = this.place(request.rowid);
    const columns = this.columns;
    if (
      size === this.size &&
      columns.fingerprint[slot] === fingerprint &&
      columns.session[slot] === session &&
      columns.created[slot] === request.created &&
      columns.completed[slot] === request.completed &&
      columns.model[slot] === model &&
      columns.agent[slot] === agent &&
      columns.error[slot] === error &&
      columns.input[slot] === tokens.input &&
      columns.output[slot] === tokens.output &&
      columns.reasoning[slot] === tokens.reasoning &&
      columns.cacheRead[slot] === tokens.cacheRead &&
      columns.cacheWrite[slot] === tokens.cacheWrite &&
      columns.cost[slot] === request.recordedCost &&
      columns.identity[slot] === identity &&
      columns.prompt[slot] === prompt &&
      columns.generation[slot] === generation &&
      columns.finish[slot] === finish &&
      ((columns.flags[slot] ?? 0) & ~derived) === flags
    ) {
      return false;
    }
    columns.session[slot] = session;
    columns.created[slot] = request.created;
    columns.completed[slot] = request.completed;
    columns.model[slot] = model;
    columns.agent[slot] = agent;
    columns.error[slot] = error;
    columns.input[slot] = tokens.input;
    columns.output[slot] = tokens.output;
    columns.reasoning[slot] = tokens.reasoning;
    columns.cacheRead[slot] = tokens.cacheRead;
    columns.cacheWrite[slot] = tokens.cacheWrite;
    columns.cost[slot] = request.recordedCost;
    columns.fingerprint[slot] = fingerprint;
    columns.identity[slot] = identity;
    columns.prompt[slot] = prompt;
    columns.generation[slot] = generation;
    columns.finish[slot] = finish;
    columns.flags[slot] = flags;
    return true;
  }

  /** Requests in a row are mostly of one prompt. */
  #promptOf(id: string): number {
    if (id !== this.#lastPrompt) {
      this.#lastPrompt = id;
      this.#lastPromptHash = hashOf(id);
    }
    return this.#lastPromptHash;
  }

  /** How the request in this slot ended. */
  finish(slot: number): FinishReason {
    return finishReasons[this.columns.finish[slot] ?? 0] ?? 'other';
  }

  /** Sum of the five token kinds of the request in this slot. */
  totalTokens(slot: number): number {
    const { input, output, reasoning, cacheRead, cacheWrite } = this.columns;
    return (
      (input[slot] ?? 0) +
      (output[slot] ?? 0) +
      (reasoning[slot] ?? 0) +
      (cacheRead[slot] ?? 0) +
      (cacheWrite[slot] ?? 0)
    );
  }

  /** Takes the columns of a cache file, sorted by rowid, as the whole content. */
  override adopt(columns: RequestColumns, size: number): void {
    super.adopt(columns, size);
  }
}

function flagsOf(request: Request): number {
  const counted = totalTokens(request.tokens) > 0 || request.recordedCost > 0;
  const failed = !counted && request.error !== '';
  return (
    (counted ? requestFlags.counted : 0) |
    (request.error !== '' ? requestFlags.error : 0) |
    (failed ? requestFlags.failed : 0) |
    (request.completed === 0 ? requestFlags.open : 0) |
    (request.compaction ? requestFlags.compaction : 0) |
    (request.reasoningInOutput === true ? requestFlags.reasoningInOutput : 0)
  );
}
