import { removedBelow } from '../usage/slotGaps.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import type { CallPlaces } from './callPlaces.ts';
import { closeColumn } from './closeColumn.ts';
import type { RemovedRows } from './ledgerMark.ts';
import { everySlot, slotsOf } from './slots.ts';
import type { TurnTable } from './turnTable.ts';

/**
 * Brings what a base says to the slots that rows have once some were removed. Rows of the sessions that lost them mean nothing
 * from then on, but keep their place among the others.
 */
export function closeBaseGaps(base: BehaviourBase, removed: readonly RemovedRows[]): void {
  if (removed.every(({ requests, calls }) => requests.length + calls.length === 0)) return;
  const { sources, turns, parts } = base;
  const gone = removed.map(({ calls }) => ({ requests: everySlot(0), calls: slotsOf(calls) }));
  // While the columns still say what was counted.
  parts.flaky?.remove(base, gone);
  for (const [source, { requests, calls }] of removed.entries()) {
    const joined = sources[source];
    if (joined === undefined) continue;
    for (const column of [joined.requestOf, parts.outcomes?.[source], parts.work?.retryOf[source]]) {
      if (column !== undefined) closeColumn(column, calls);
    }
    closeColumn(joined.turnOfRequest, requests);
    renumber(joined.requestOf, requests);
    parts.flaky?.closeGaps(source, calls);
    parts.costs?.made.inPrompts[source]?.closeGaps(requests);
  }
  renumberTurns(turns, removed);
  for (const table of [parts.edits, parts.delegations, parts.loads]) if (table !== null) renumberPlaces(table, removed);
}

function renumber(slots: Int32Array, removed: readonly number[]): void {
  if (removed.length === 0) return;
  for (let index = 0; index < slots.length; index++) slots[index] = shifted(slots[index] ?? -1, removed);
}

function renumberTurns({ size, source, firstRequest, lastRequest }: TurnTable, removed: readonly RemovedRows[]): void {
  for (let turn = 0; turn < size; turn++) {
    const requests = removed[source[turn] ?? 0]?.requests ?? [];
    firstRequest[turn] = shifted(firstRequest[turn] ?? 0, requests);
    lastRequest[turn] = shifted(lastRequest[turn] ?? 0, requests);
  }
}

function renumberPlaces({ size, source, slot, request }: CallPlaces, removed: readonly RemovedRows[]): void {
  for (let place = 0; place < size; place++) {
    const own = removed[source[place] ?? 0];
    if (own === undefined) continue;
    slot[place] = shifted(slot[place] ?? 0, own.calls);
    request[place] = shifted(request[place] ?? -1, own.requests);
  }
}

/** A slot as it is numbered then; what is none stays. */
function shifted(slot: number, removed: readonly number[]): number {
  return slot < (removed[0] ?? Infinity) ? slot : slot - removedBelow(removed, slot);
}
