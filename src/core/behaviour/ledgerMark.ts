import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { RowMark } from '../usage/rowTable.ts';
import { type SessionCreations, sessionCreations } from '../usage/sessionCreations.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';

const derived = requestFlags.copy | requestFlags.duplicate;

/** Where the tables of one source stood. */
interface SourceMark {
  readonly requests: RequestTable;
  readonly requestsMark: RowMark;
  readonly calls: ToolCallTable;
  readonly callsMark: RowMark;
  /** Of each request those that no row tells: they change without it. */
  readonly derived: Uint8Array;
}

/** A state of the data, as far as turns and calls are inferred from it: tells later which sessions it was otherwise in. */
export class LedgerMark {
  readonly creations: SessionCreations;
  readonly #ledger: Ledger;
  readonly #sources: readonly SourceMark[];

  /** Marks the state of a ledger whose copies are marked. */
  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.creations = sessionCreations(ledger);
    this.#sources = ledger.sources.map(({ requests, toolCalls }) => ({
      requests,
      requestsMark: requests.mark,
      calls: toolCalls,
      callsMark: toolCalls.mark,
      derived: derivedFlags(requests),
    }));
  }

  /**
   * 1 by number for the sessions of which anything came or changed since an earlier state; null when that cannot be told:
   * sources came or went, or rows moved, as they do when some are deleted.
   */
  sessionsSince(before: LedgerMark): Uint8Array | null {
    const { pools, sources } = this.#ledger;
    if (before.#ledger.pools !== pools || before.#sources.length !== sources.length) return null;
    const sessions = new Uint8Array(pools.sessionIds.size);
    for (const [index, { requests, calls, derived: now }] of this.#sources.entries()) {
      const was = before.#sources[index];
      if (was?.requests !== requests || was.calls !== calls) return null;
      const changed = requests.changedSince(was.requestsMark);
      const changedCalls = calls.changedSince(was.callsMark);
      if (changed === null || changedCalls === null) return null;
      const { session } = requests.columns;
      for (const slot of changed) sessions[session[slot] ?? 0] = 1;
      for (const slot of changedCalls) sessions[calls.columns.session[slot] ?? 0] = 1;
      for (let slot = 0; slot < was.derived.length; slot++) {
        if (was.derived[slot] !== now[slot]) sessions[session[slot] ?? 0] = 1;
      }
    }
    const { createdOf, firstSourceOf } = before.creations;
    for (let number = 0; number < createdOf.length; number++) {
      const { creations } = this;
      if (
        createdOf[number] === creations.createdOf[number] &&
        firstSourceOf[number] === creations.firstSourceOf[number]
      )
        continue;
      sessions[number] = 1;
    }
    return sessions;
  }
}

function derivedFlags({ columns: { flags }, size }: RequestTable): Uint8Array {
  const own = new Uint8Array(size);
  for (let slot = 0; slot < size; slot++) own[slot] = (flags[slot] ?? 0) & derived;
  return own;
}
