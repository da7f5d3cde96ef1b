import type { Ledger } from '../usage/ledger.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { TextTable } from '../usage/textTable.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';
import type { InferredRows } from './inferredRows.ts';
import type { TurnTable } from './turnTable.ts';

/** The calls of one source, joined with the requests that made them. */
export interface JoinedSource {
  readonly requests: RequestTable;
  readonly calls: ToolCallTable;
  readonly texts: TextTable | undefined;
  /** Those of its rows that something is inferred of. */
  readonly rows: InferredRows;
  /** By slot of a request: its turn, -1 for one that is no request or counted elsewhere. */
  readonly turnOfRequest: Int32Array;
  /** By slot of a call: slot of its request, -1 when that is not known, -2 when the call is counted elsewhere. */
  readonly requestOf: Int32Array;
}

/** What every report on how agents work is made from: turns, and the calls in them. Made once for each state of the data. */
export interface Behaviour {
  readonly ledger: Ledger;
  readonly sources: readonly JoinedSource[];
  readonly turns: TurnTable;
}

/** The call's request is not known. */
export const unknownRequest = -1;
/** The call is a copy of one that is counted elsewhere. */
export const countedElsewhere = -2;

/** The turn of a call, or -1. */
export function turnOfCall({ requestOf, turnOfRequest }: JoinedSource, slot: number): number {
  const request = requestOf[slot] ?? unknownRequest;
  return request < 0 ? -1 : (turnOfRequest[request] ?? -1);
}
