import type { TokenUsage } from '../../model/tokenUsage.ts';
import { noTokens } from '../../model/tokenUsage.ts';
import type { SourceTables } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import { RequestsOfCalls } from '../../usage/requestsOfCalls.ts';

/**
 * Gives the tokens of a request to the tool calls it made, in equal parts of whole tokens that add up to it. Calls that
 * have not ended get none; neither do those of a copy, whose tokens are counted where they were used.
 */
export class TokenShares {
  readonly #requests: RequestTable;
  /** Slot of each call's request, -1 when it is not known. */
  readonly #slots: Int32Array;
  /** Ended calls of each request, and how many of them have had their part. */
  readonly #calls: Uint16Array;
  readonly #served: Uint16Array;

  constructor(tables: SourceTables) {
    const { requests, toolCalls } = tables;
    this.#requests = requests;
    this.#slots = new Int32Array(toolCalls.size);
    this.#calls = new Uint16Array(requests.size);
    this.#served = new Uint16Array(requests.size);
    const finder = new RequestsOfCalls(tables);
    for (let call = 0, size = toolCalls.size; call < size; call++) {
      const slot = finder.find(call);
      this.#slots[call] = slot;
      if (slot >= 0 && toolCalls.hasEnded(call)) this.#calls[slot] = (this.#calls[slot] ?? 0) + 1;
    }
  }

  /** Slot of the request that made the call in this slot, or -1. */
  requestOf(call: number): number {
    return this.#slots[call] ?? -1;
  }

  /** The part of the call in this slot; each call that has ended may ask once. */
  next(call: number): TokenUsage {
    const slot = this.requestOf(call);
    const flags = slot < 0 ? 0 : (this.#requests.columns.flags[slot] ?? 0);
    if ((flags & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return noTokens;
    const calls = this.#calls[slot] ?? 1;
    const index = this.#served[slot] ?? 0;
    this.#served[slot] = index + 1;
    const { input, output, reasoning, cacheRead, cacheWrite } = this.#requests.columns;
    return {
      input: part(input[slot] ?? 0, calls, index),
      output: part(output[slot] ?? 0, calls, index),
      reasoning: part(reasoning[slot] ?? 0, calls, index),
      cacheRead: part(cacheRead[slot] ?? 0, calls, index),
      cacheWrite: part(cacheWrite[slot] ?? 0, calls, index),
    };
  }
}

/** The first calls get one token more when they cannot all get the same. Not `%`: on numbers of this size it is many times slower. */
function part(tokens: number, calls: number, index: number): number {
  const each = Math.floor(tokens / calls);
  return each + (index < tokens - each * calls ? 1 : 0);
}
