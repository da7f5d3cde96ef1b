import type { Ledger } from '../usage/ledger.ts';
import { markChangedSessions } from '../usage/changedSessions.ts';
import { derivedFlags } from '../usage/requestFlags.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { RowMark } from '../usage/rowTable.ts';
import { closeGaps } from '../usage/slotGaps.ts';
import { type SessionCreations, sessionCreations } from '../usage/sessionCreations.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';

/** Where the tables of one source stood. */
interface SourceMark {
  readonly requests: RequestTable;
  readonly requestsMark: RowMark;
  readonly calls: ToolCallTable;
  readonly callsMark: RowMark;
  /** Of each request those that no row tells: they change without it. */
  readonly derived: Uint8Array;
}

/** Slots of the rows of one source that were removed, ascending, as they were numbered before. */
export interface RemovedRows {
  readonly requests: readonly number[];
  readonly calls: readonly number[];
}

/** What changed between two states, as far as turns and calls are inferred from it. */
export interface LedgerChanges {
  /** 1 by number for the sessions of which anything came, changed or went. */
  readonly sessions: Uint8Array;
  /** By source. */
  readonly removed: readonly RemovedRows[];
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
      derived: derivedOf(requests),
    }));
  }

  /** What changed since an earlier state; null when that cannot be told: sources came or went, or rows came between others. */
  changesSince(before: LedgerMark): LedgerChanges | null {
    const { pools, sources } = this.#ledger;
    if (before.#ledger.pools !== pools || before.#sources.length !== sources.length) return null;
    const sessions = new Uint8Array(pools.sessionIds.size);
    const removed: RemovedRows[] = [];
    for (const [index, { requests, calls, derived: now }] of this.#sources.entries()) {
      const was = before.#sources[index];
      if (was?.requests !== requests || was.calls !== calls) return null;
      const own = requests.changedSince(was.requestsMark);
      const ownCalls = calls.changedSince(was.callsMark);
      if (own === null || ownCalls === null) return null;
      markChangedSessions(requests, own, sessions);
      markChangedSessions(calls, ownCalls, sessions);
      removed.push({ requests: own.removed, calls: ownCalls.removed });
      const { session } = requests.columns;
      const { derived: then } = was;
      const kept = then.length - own.removed.length;
      closeGaps(then, own.removed, then.length);
      for (let slot = 0; slot < kept; slot++) if (then[slot] !== now[slot]) sessions[session[slot] ?? 0] = 1;
    }
    this.#noteCreations(before.creations, sessions);
    return { sessions, removed };
  }

  #noteCreations({ createdOf, firstSourceOf }: SessionCreations, sessions: Uint8Array): void {
    const { creations } = this;
    for (let number = 0; number < createdOf.length; number++) {
      if (
        createdOf[number] === creations.createdOf[number] &&
        firstSourceOf[number] === creations.firstSourceOf[number]
      )
        continue;
      sessions[number] = 1;
    }
  }
}

function derivedOf({ columns: { flags }, size }: RequestTable): Uint8Array {
  const own = new Uint8Array(size);
  for (let slot = 0; slot < size; slot++) own[slot] = (flags[slot] ?? 0) & derivedFlags;
  return own;
}
