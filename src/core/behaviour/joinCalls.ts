import type { RequestTable } from '../usage/requestTable.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';
import { countedElsewhere, unknownRequest } from './behaviour.ts';
import type { InferredRows } from './inferredRows.ts';
import { slotAt } from './slots.ts';

/**
 * Finds the request of every call of `rows`, by the hash of their message in their session, and writes it to `result` by slot. An open hash table in one typed array, sized
 * once; calls in a row are mostly of one message, so that most are found without it.
 */
export function joinCalls(
  requests: RequestTable,
  calls: ToolCallTable,
  rows: InferredRows,
  result: Int32Array,
  isCopy: (request: number) => boolean,
  isElsewhere: (session: number, started: number) => boolean,
): void {
  const { identity, session: sessionOf } = requests.columns;
  const places = 2 ** Math.ceil(Math.log2(Math.max(16, rows.requests.count * 2)));
  const mask = places - 1;
  /** One more than a slot; 0 is a free place. */
  const table = new Uint32Array(places);
  for (let index = 0; index < rows.requests.count; index++) {
    const slot = slotAt(rows.requests, index);
    let place = (identity[slot] ?? 0) & mask;
    while (table[place] !== 0) place = (place + 1) & mask;
    table[place] = slot + 1;
  }
  const { message, session, started } = calls.columns;
  let lastMessage = 0;
  let lastSession = 0;
  let last = unknownRequest;
  for (let index = 0; index < rows.calls.count; index++) {
    const slot = slotAt(rows.calls, index);
    const hash = message[slot] ?? 0;
    const number = session[slot] ?? 0;
    if (hash !== lastMessage || number !== lastSession || hash === 0) {
      lastMessage = hash;
      lastSession = number;
      last = find(hash, number);
    }
    result[slot] = last !== unknownRequest || !isElsewhere(number, started[slot] ?? 0) ? last : countedElsewhere;
  }

  function find(hash: number, number: number): number {
    if (hash === 0) return unknownRequest;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const slot = (table[place] ?? 0) - 1;
      if (slot < 0) return unknownRequest;
      if ((identity[slot] ?? 0) >>> 0 === hash && sessionOf[slot] === number) {
        return isCopy(slot) ? countedElsewhere : slot;
      }
    }
  }
}
