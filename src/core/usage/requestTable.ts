import type { FinishReason, Request } from '../model/request.ts';
import { totalTokens } from '../model/tokenUsage.ts';
import type { Narrow } from './columns.ts';
import { fingerprintOf } from './fingerprint.ts';
import { hashOf } from './hashOf.ts';
import { identityOf } from './identityOf.ts';
import { derivedFlags, requestFlags } from './requestFlags.ts';
import { RowTable } from './rowTable.ts';
import { tableRow } from './tableRow.ts';
import type { UsagePools } from './usagePools.ts';

const finishReasons: readonly FinishReason[] = ['none', 'stop', 'tool-calls', 'length', 'content-filter', 'other'];

/** Columns of a request table; names as in `Request`, numbers from the pools where `Request` has strings. */
export type RequestColumns = {
  rowid: Narrow;
  session: Narrow;
  created: Float64Array;
  completed: Float64Array;
  model: Narrow;
  agent: Narrow;
  error: Narrow;
  input: Uint32Array;
  output: Uint32Array;
  reasoning: Narrow;
  cacheRead: Uint32Array;
  cacheWrite: Narrow;
  /** Nano-dollars as recorded. */
  cost: Narrow;
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

/** Empty columns with room for `capacity` requests, as narrow as columns are at first. */
export function requestColumns(capacity: number): RequestColumns {
  return {
    rowid: new Uint32Array(capacity),
    session: new Uint8Array(capacity),
    created: new Float64Array(capacity),
    completed: new Float64Array(capacity),
    model: new Uint8Array(capacity),
    agent: new Uint8Array(capacity),
    error: new Uint8Array(capacity),
    input: new Uint32Array(capacity),
    output: new Uint32Array(capacity),
    reasoning: new Uint8Array(capacity),
    cacheRead: new Uint32Array(capacity),
    cacheWrite: new Uint8Array(capacity),
    cost: new Uint8Array(capacity),
    fingerprint: new Uint32Array(capacity),
    identity: new Float64Array(capacity),
    prompt: new Uint32Array(capacity),
    generation: new Uint8Array(capacity),
    finish: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
  };
}

/** The same as wide as any number may be. */
export function wideRequestColumns(capacity: number): RequestColumns {
  return {
    ...requestColumns(capacity),
    rowid: new Float64Array(capacity),
    session: new Uint32Array(capacity),
    model: new Uint32Array(capacity),
    agent: new Uint32Array(capacity),
    error: new Uint32Array(capacity),
    reasoning: new Uint32Array(capacity),
    cacheWrite: new Uint32Array(capacity),
    cost: new Float64Array(capacity),
  };
}

/** Flags that are not told by the row itself. */

/** Every request of one source in about 70 bytes each: small enough to keep, quick enough to scan for each report. */
export class RequestTable extends RowTable<RequestColumns> {
  /** Where the numbers in its columns have their names. */
  readonly pools: UsagePools;
  /** Tokens of a row's cache writes that are kept for an hour, and cost more; null where nobody records it. */
  longCacheWrite: ((slot: number) => number) | null = null;

  readonly #row = tableRow(requestColumns(0));
  /** How often flags that are not told by the rows were marked. */
  #marked = 0;
  /** Counted requests, and the state in which there were so many. */
  #counted = { requests: 0, size: 0, moves: 0, noted: 0, removals: 0, marked: 0 };
  #lastPrompt = '';
  #lastPromptHash = 0;

  constructor(pools: UsagePools, capacity = 1024, columns = requestColumns(capacity)) {
    super(columns);
    this.pools = pools;
  }

  /**
   * Inserts the request, or replaces the row with its rowid. Returns false when that row said the same already: it
   * then stays as it is, its derived flags included. A new row, which most are, is written column by column: that is a good
   * part quicker than going through columns of all widths, which is left to what is known already or does not fit.
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
    const isNew = size !== this.size;
    const columns = this.columns;
    if (isNew) {
      columns.created[slot] = request.created;
      columns.completed[slot] = request.completed;
      columns.input[slot] = tokens.input;
      columns.output[slot] = tokens.output;
      columns.cacheRead[slot] = tokens.cacheRead;
      columns.fingerprint[slot] = fingerprint;
      columns.identity[slot] = identity;
      columns.prompt[slot] = prompt;
      columns.generation[slot] = generation;
      columns.finish[slot] = finish;
      columns.flags[slot] = flags;
      const fits =
        fitsIn(columns.session, slot, session) &&
        fitsIn(columns.model, slot, model) &&
        fitsIn(columns.agent, slot, agent) &&
        fitsIn(columns.error, slot, error) &&
        fitsIn(columns.reasoning, slot, tokens.reasoning) &&
        fitsIn(columns.cacheWrite, slot, tokens.cacheWrite) &&
        fitsIn(columns.cost, slot, request.recordedCost);
      if (fits) return true;
    }
    const kept = isNew ? 0 : (columns.flags[slot] ?? 0) & derivedFlags;
    const { cells, values } = this.#row;
    cells.rowid[0] = request.rowid;
    cells.session[0] = session;
    cells.created[0] = request.created;
    cells.completed[0] = request.completed;
    cells.model[0] = model;
    cells.agent[0] = agent;
    cells.error[0] = error;
    cells.input[0] = tokens.input;
    cells.output[0] = tokens.output;
    cells.reasoning[0] = tokens.reasoning;
    cells.cacheRead[0] = tokens.cacheRead;
    cells.cacheWrite[0] = tokens.cacheWrite;
    cells.cost[0] = request.recordedCost;
    cells.fingerprint[0] = fingerprint;
    cells.identity[0] = identity;
    cells.prompt[0] = prompt;
    cells.generation[0] = generation;
    cells.finish[0] = finish;
    cells.flags[0] = flags | kept;
    const changed = this.store(request.rowid, values);
    if (changed && kept !== 0) this.columns.flags[slot] = flags;
    return changed;
  }

  /** To be told when flags that are not told by the rows were marked. */
  noteMarked(): void {
    this.#marked++;
  }

  /** Counted requests that are no copies: what a source adds to the whole. They are counted again when something changed. */
  get counted(): number {
    const { size, moves, noted, removals } = this.mark;
    const known = this.#counted;
    const isSame = known.size === size && known.moves === moves && known.noted === noted && known.removals === removals;
    if (isSame && known.marked === this.#marked) return known.requests;
    const { flags } = this.columns;
    let count = 0;
    for (let slot = 0; slot < size; slot++) {
      if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) === requestFlags.counted) count++;
    }
    this.#counted = { requests: count, size, moves, noted, removals, marked: this.#marked };
    return count;
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

/** Writes a number; false when its column is too narrow for it. */
function fitsIn(column: Narrow, slot: number, value: number): boolean {
  column[slot] = value;
  return column[slot] === value;
}
