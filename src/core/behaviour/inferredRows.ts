import type { Ledger } from '../usage/ledger.ts';
import { everySlot, type Slots, slotsOfSessions } from './slots.ts';

/** The rows of one source that something is inferred of. */
export interface InferredRows {
  readonly requests: Slots;
  readonly calls: Slots;
}

/** None at all. */
export const noRows: InferredRows = { requests: everySlot(0), calls: everySlot(0) };

/** All rows, by source. */
export function allRows({ sources }: Ledger): InferredRows[] {
  return sources.map(({ requests, toolCalls }) => ({
    requests: everySlot(requests.size),
    calls: everySlot(toolCalls.size),
  }));
}

/** The rows of some sessions (1 by number), by source. */
export function rowsOfSessions({ sources }: Ledger, sessions: Uint8Array): InferredRows[] {
  return sources.map(({ requests, toolCalls }) => ({
    requests: slotsOfSessions(requests.columns.session, requests.size, sessions),
    calls: slotsOfSessions(toolCalls.columns.session, toolCalls.size, sessions),
  }));
}
