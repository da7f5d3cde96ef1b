import type { RequestColumns } from './requestTable.ts';

/** True when two rows are the same model call: everything a fork copies unchanged is equal. */
export function sameRequest(a: RequestColumns, slot: number, b: RequestColumns, other: number): boolean {
  return (
    a.fingerprint[slot] === b.fingerprint[other] &&
    a.created[slot] === b.created[other] &&
    a.completed[slot] === b.completed[other] &&
    a.model[slot] === b.model[other] &&
    a.input[slot] === b.input[other] &&
    a.output[slot] === b.output[other] &&
    a.reasoning[slot] === b.reasoning[other] &&
    a.cacheRead[slot] === b.cacheRead[other] &&
    a.cacheWrite[slot] === b.cacheWrite[other] &&
    a.cost[slot] === b.cost[other]
  );
}
