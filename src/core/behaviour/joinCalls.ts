import type { RequestTable } from '../usage/requestTable.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';
import { countedElsewhere, unknownRequest } from './behaviour.ts';

/**
 * The request of every call, by the hash of their message in their session. An open hash table in one typed array, sized
 * once; calls in a row are mostly of one message, so that most are found without it.
 */
export function joinCalls(
  requests: RequestTable,
  calls: ToolCallTable,
  isCopy: (request: number) => boolean,
  isElsewhere: (session: number, started: number) => boolean,
): Int32Array {
  const { identity, session: sessionOf } = requests.columns;
  const places = 2 ** Math.ceil(Math.log2(Math.max(16, requests.size * 2)));
  const mask = places - 1;
  /** One more than a slot; 0 is a free place. */
  const table = new Uint32Array(places);
  for (let slot = 0, size = requests.size; slot < size; slot++) {
    let place = (identity[slot] ?? 0) & mask;
    while (table[place] !== 0) place = (place + 1) & mask;
    table[place] = slot + 1;
  }
  const { message, session, started } = calls.columns;
  const result = new Int32Array(calls.size);
  let lastMessage = 0;
  let lastSession = 0;
  let last = unknownRequest;
  for (let slot = 0, size = calls.size; slot < size; slot++) {
    const hash = message[slot] ?? 0;
    const number = session[slot] ?? 0;
    if (hash !== lastMessage || number !== lastSession || hash === 0) {
      lastMessage = hash;
      lastSession = number;
      last = find(hash, number);
    }
    result[slot] = last !== unknownRequest || !isElsewhere(number, started[slot] ?? 0) ? last : countedElsewhere;
  }
  return result;

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
