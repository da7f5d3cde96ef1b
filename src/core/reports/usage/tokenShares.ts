import type { TokenUsage } from '../../model/tokenUsage.ts';
import { noTokens } from '../../model/tokenUsage.ts';
import type { CallRequests } from '../../usage/countedCalls.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { RequestTable } from '../../usage/requestTable.ts';

/**
 * Gives the tokens of a request to the tool calls it made, in equal parts of whole tokens that add up to it. Calls that
 * have not ended get none; neither do those of a copy, whose tokens are counted where they were used.
 */
export class TokenShares {
  readonly #requests: RequestTable;
  readonly #calls: CallRequests;
  /** How many of the ended calls of each request have had their part. */
  readonly #served: Uint16Array;
  /** The request of the last part, and what of its tokens every call gets, and how many get one more. */
  #last = -1;
  readonly #each = { ...noTokens };
  readonly #rest = { ...noTokens };
  /** What is handed out: there are as many parts as calls. */
  readonly #part = { ...noTokens };

  constructor(requests: RequestTable, calls: CallRequests) {
    this.#requests = requests;
    this.#calls = calls;
    this.#served = new Uint16Array(requests.size);
  }

  /** The part of the call in this slot, which holds until the next one is asked for; each call that has ended may ask once. */
  next(call: number): TokenUsage {
    const slot = this.#calls.requestOf[call] ?? -1;
    const flags = slot < 0 ? 0 : (this.#requests.columns.flags[slot] ?? 0);
    if ((flags & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return noTokens;
    if (slot !== this.#last) this.#divide(slot);
    const index = this.#served[slot] ?? 0;
    this.#served[slot] = index + 1;
    const each = this.#each;
    const rest = this.#rest;
    const part = this.#part;
    part.input = each.input + (index < rest.input ? 1 : 0);
    part.output = each.output + (index < rest.output ? 1 : 0);
    part.reasoning = each.reasoning + (index < rest.reasoning ? 1 : 0);
    part.cacheRead = each.cacheRead + (index < rest.cacheRead ? 1 : 0);
    part.cacheWrite = each.cacheWrite + (index < rest.cacheWrite ? 1 : 0);
    return part;
  }

  /** The first calls get one token more when they cannot all get the same; calls in a row are mostly of one request. */
  #divide(slot: number): void {
    this.#last = slot;
    const calls = this.#calls.ended[slot] ?? 1;
    const { input, output, reasoning, cacheRead, cacheWrite } = this.#requests.columns;
    const each = this.#each;
    const rest = this.#rest;
    each.input = Math.floor((input[slot] ?? 0) / calls);
    each.output = Math.floor((output[slot] ?? 0) / calls);
    each.reasoning = Math.floor((reasoning[slot] ?? 0) / calls);
    each.cacheRead = Math.floor((cacheRead[slot] ?? 0) / calls);
    each.cacheWrite = Math.floor((cacheWrite[slot] ?? 0) / calls);
    // Not `%`: on numbers of this size it is many times slower.
    rest.input = (input[slot] ?? 0) - each.input * calls;
    rest.output = (output[slot] ?? 0) - each.output * calls;
    rest.reasoning = (reasoning[slot] ?? 0) - each.reasoning * calls;
    rest.cacheRead = (cacheRead[slot] ?? 0) - each.cacheRead * calls;
    rest.cacheWrite = (cacheWrite[slot] ?? 0) - each.cacheWrite * calls;
  }
}
