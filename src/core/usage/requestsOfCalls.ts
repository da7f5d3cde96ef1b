import type { SourceTables } from './ledger.ts';
import type { RequestTable } from './requestTable.ts';
import type { ToolCallTable } from './toolCallTable.ts';

const none = -1;

/** Finds the request a tool call belongs to; made once for a scan, in arrays sized by the requests. */
export class RequestsOfCalls {
  readonly #requests: RequestTable;
  readonly #calls: ToolCallTable;
  /** First request of a chain by the low bits of its message's hash, and the next ones. */
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  #lastSession = none;
  #lastMessage = 0;
  #last = none;

  constructor({ requests, toolCalls }: SourceTables) {
    this.#requests = requests;
    this.#calls = toolCalls;
    const { size, columns } = requests;
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(64, size)))).fill(none);
    this.#next = new Int32Array(size);
    for (let slot = 0; slot < size; slot++) {
      const place = messageHash(columns.identity[slot] ?? 0) & (this.#heads.length - 1);
      this.#next[slot] = this.#heads[place] ?? none;
      this.#heads[place] = slot;
    }
  }

  /** Slot of the request the call in this slot was made by, or -1 when that is not known; neighbours usually share it. */
  find(call: number): number {
    const { message: messages, session: callers } = this.#calls.columns;
    const message = messages[call] ?? 0;
    const session = callers[call] ?? 0;
    if (message === 0) return none;
    if (message === this.#lastMessage && session === this.#lastSession) return this.#last;
    const { identity, session: sessions } = this.#requests.columns;
    let slot = this.#heads[message & (this.#heads.length - 1)] ?? none;
    while (slot !== none && !(sessions[slot] === session && messageHash(identity[slot] ?? 0) === message)) {
      slot = this.#next[slot] ?? none;
    }
    this.#lastMessage = message;
    this.#lastSession = session;
    return (this.#last = slot);
  }
}

/** A message's identity as tool calls keep it, see `hashOf`. */
function messageHash(identity: number): number {
  return identity === 0 ? 0 : identity >>> 0 || 1;
}
