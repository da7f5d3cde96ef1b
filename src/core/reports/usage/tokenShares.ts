import type { TokenUsage } from '../../model/tokenUsage.ts';
import { noTokens } from '../../model/tokenUsage.ts';
import type { SourceTables } from '../../usage/ledger.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import { RequestsOfCalls } from '../../usage/requestsOfCalls.ts';

/**
 * Gives the tokens of a request to the tool calls it made, in equal parts of whole tokens that add up to it. Calls that
 * have not ended get none; neither do those of a copy, whose tokens are counted where they were used.
 */
export class TokenShares {
  readonly requests: RequestsOfCalls;
  readonly #tables: SourceTables;
  /** Ended calls of each request, and how many of them have had their part. */
  readonly #calls: Uint16Array;
  readonly #served: Uint16Array;

  constructor(tables: SourceTables) {
    this.#tables = tables;
    this.requests = new RequestsOfCalls(tables);
    this.#calls = new Uint16Array(tables.requests.size);
    this.#served = new Uint16Array(tables.requests.size);
    const { toolCalls } = tables;
    for (let call = 0, size = toolCalls.size; call < size; call++) {
      if (!toolCalls.hasEnded(call)) continue;
      const slot = this.requests.find(call);
      if (slot >= 0) this.#calls[slot] = (this.#calls[slot] ?? 0) + 1;
    }
  }

  /** The part of the call in this slot; each call may ask once. */
  next(call: number): TokenUsage {
    const { requests, toolCalls } = this.#tables;
    if (!toolCalls.hasEnded(call)) return noTokens;
    const slot = this.requests.find(call);
    const flags = slot < 0 ? 0 : (requests.columns.flags[slot] ?? 0);
    if ((flags & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return noTokens;
    const calls = this.#calls[slot] ?? 1;
    const index = this.#served[slot] ?? 0;
    this.#served[slot] = index + 1;
    const { input, output, reasoning, cacheRead, cacheWrite } = requests.columns;
    return {
      input: part(input[slot] ?? 0, calls, index),
      output: part(output[slot] ?? 0, calls, index),
      reasoning: part(reasoning[slot] ?? 0, calls, index),
      cacheRead: part(cacheRead[slot] ?? 0, calls, index),
      cacheWrite: part(cacheWrite[slot] ?? 0, calls, index),
    };
  }
}

/** The first calls get one token more when they cannot all get the same. */
function part(tokens: number, calls: number, index: number): number {
  const rest = tokens % calls;
  return (tokens - rest) / calls + (index < rest ? 1 : 0);
}
