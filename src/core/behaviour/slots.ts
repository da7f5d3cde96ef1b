/** Some rows of a table by their slots, ascending. All rows need no list. */
export interface Slots {
  readonly count: number;
  readonly list: Uint32Array | null;
}

/** The slot of one of them. */
export function slotAt({ list }: Slots, index: number): number {
  return list === null ? index : (list[index] ?? 0);
}

/** These. */
export function slotsOf(slots: readonly number[]): Slots {
  return { count: slots.length, list: Uint32Array.from(slots) };
}

/** All of so many rows. */
export function everySlot(count: number): Slots {
  return { count, list: null };
}

/** Of `count` rows those of some sessions: `session` is their session's number by slot, `sessions` 1 for those meant. */
export function slotsOfSessions(session: ArrayLike<number>, count: number, sessions: Uint8Array): Slots {
  const slots: number[] = [];
  for (let slot = 0; slot < count; slot++) if (sessions[session[slot] ?? 0] === 1) slots.push(slot);
  return slotsOf(slots);
}
