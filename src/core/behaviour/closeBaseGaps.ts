import { removedBelow } from '../usage/slotGaps.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { closeColumn } from './closeColumn.ts';
import type { RemovedRows } from './ledgerMark.ts';
import { everySlot, slotsOf } from './slots.ts';

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
  const goneRequests = removed.map(({ requests }) => requests);
  const goneCalls = removed.map(({ calls }) => calls);
  renumberOf(turns.source, turns.firstRequest, goneRequests);
  renumberOf(turns.source, turns.lastRequest, goneRequests);
  for (const table of [parts.edits, parts.delegations, parts.loads]) {
    if (table === null) continue;
    renumberOf(table.source, table.slot, goneCalls);
    renumberOf(table.source, table.request, goneRequests);
  }
}

/** Slots of rows of one source. */
function renumber(slots: Int32Array, removed: readonly number[]): void {
  const first = removed[0] ?? Infinity;
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? -1;
    // What is no slot is below all.
    if (slot >= first) slots[index] = slot - removedBelow(removed, slot);
  }
}

/** Slots of rows whose sources stand beside them; `removed` by source. */
function renumberOf(
  source: Uint16Array,
  slots: Int32Array | Uint32Array,
  removed: readonly (readonly number[])[],
): void {
  for (const [own, gone] of removed.entries()) {
    const first = gone[0] ?? Infinity;
    if (first === Infinity) continue;
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] ?? -1;
      if (slot >= first && source[index] === own) slots[index] = slot - removedBelow(gone, slot);
    }
  }
}
