import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import { sessionCreations } from '../usage/sessionCreations.ts';
import type { Behaviour, JoinedSource } from './behaviour.ts';
import { buildTurns } from './buildTurns.ts';
import { joinCalls } from './joinCalls.ts';

const derived = requestFlags.copy | requestFlags.duplicate;

/** Finds the turns of a ledger (its copies must be marked) and the request of every tool call. */
export function buildBehaviour(ledger: Ledger): Behaviour {
  const { turns, turnsOfRequests } = buildTurns(ledger);
  const { createdOf, firstSourceOf } = sessionCreations(ledger);
  const sources = ledger.sources.map(({ requests, toolCalls, texts }, index): JoinedSource => {
    const isCopy = (request: number): boolean => ((requests.columns.flags[request] ?? 0) & derived) !== 0;
    /** Without its request a call is told to be a copy by its times, as in the tools report. */
    const isElsewhere = (session: number, started: number): boolean =>
      started > 0 && (started < (createdOf[session] ?? 0) || (firstSourceOf[session] ?? index) < index);
    return {
      requests,
      calls: toolCalls,
      texts,
      turnOfRequest: turnsOfRequests[index] ?? new Int32Array(0),
      requestOf: joinCalls(requests, toolCalls, isCopy, isElsewhere),
    };
  });
  return { ledger, sources, turns };
}
