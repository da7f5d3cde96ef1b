import type { Ledger } from '../usage/ledger.ts';
import { derivedFlags } from '../usage/requestFlags.ts';
import { type SessionCreations, sessionCreations } from '../usage/sessionCreations.ts';
import type { Behaviour, JoinedSource } from './behaviour.ts';
import { buildTurns } from './buildTurns.ts';
import { allRows, type InferredRows, noRows } from './inferredRows.ts';
import { joinCalls } from './joinCalls.ts';
import { roomyColumn, withRoom } from './withRoom.ts';

/** What to infer of, when that is not everything. */
export interface BehaviourOf {
  readonly rows: readonly InferredRows[];
  readonly creations: SessionCreations;
  /** What was inferred before: its columns by slot are written on. */
  readonly onto: readonly JoinedSource[];
}

/** Finds the turns of a ledger (its copies must be marked) and the request of every tool call. */
export function buildBehaviour(ledger: Ledger, of: BehaviourOf | null = null): Behaviour {
  const rows = of?.rows ?? allRows(ledger);
  const turnsOfRequests = ledger.sources.map(({ requests }, source) =>
    columnOf(of?.onto[source]?.turnOfRequest, requests.size),
  );
  const turns = buildTurns(ledger, rows, turnsOfRequests);
  const { createdOf, firstSourceOf } = of?.creations ?? sessionCreations(ledger);
  const sources = ledger.sources.map(({ requests, toolCalls, texts }, index): JoinedSource => {
    const isCopy = (request: number): boolean => ((requests.columns.flags[request] ?? 0) & derivedFlags) !== 0;
    /** Without its request a call is told to be a copy by its times, as in the tools report. */
    const isElsewhere = (session: number, started: number): boolean =>
      started > 0 && (started < (createdOf[session] ?? 0) || (firstSourceOf[session] ?? index) < index);
    const own = rows[index] ?? noRows;
    const requestOf = columnOf(of?.onto[index]?.requestOf, toolCalls.size);
    joinCalls(requests, toolCalls, own, requestOf, isCopy, isElsewhere);
    const turnOfRequest = turnsOfRequests[index] ?? new Int32Array(0);
    return { requests, calls: toolCalls, texts, rows: own, turnOfRequest, requestOf };
  });
  return { ledger, sources, turns };
}

function columnOf(before: Int32Array | undefined, size: number): Int32Array {
  return before === undefined ? roomyColumn(Int32Array, size) : withRoom(before, size);
}
