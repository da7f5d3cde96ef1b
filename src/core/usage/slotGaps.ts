/** What can move its entries. */
interface Movable {
  copyWithin(target: number, start: number, end: number): unknown;
}

/** Moves what stands between removed slots (ascending) of a column down, stretch by stretch. */
export function closeGaps(column: Movable, removed: readonly number[], size: number): void {
  let target = removed[0] ?? 0;
  for (let index = 0; index < removed.length; index++) {
    const start = (removed[index] ?? 0) + 1;
    const end = removed[index + 1] ?? size;
    column.copyWithin(target, start, end);
    target += end - start;
  }
}

/** How many of the removed slots (ascending) are below one. */
export function removedBelow(removed: readonly number[], slot: number): number {
  let low = 0;
  let high = removed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((removed[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Slots as they are numbered once others (ascending) were removed, -1 for those removed themselves. */
export function shiftedSlots(slots: readonly number[], removed: readonly number[]): number[] {
  return slots.map((slot) => {
    const below = removedBelow(removed, slot);
    return removed[below] === slot ? -1 : slot - below;
  });
}

/**
 * Slots removed one time after the other, as they were numbered in the beginning: `removed` so far, and `next` by the numbers
 * there were then (both ascending, as the result is).
 */
export function slotsBefore(removed: readonly number[], next: readonly number[]): number[] {
  const slots: number[] = [];
  let passed = 0;
  for (const slot of next) {
    while (passed < removed.length && (removed[passed] ?? 0) <= slot + passed) slots.push(removed[passed++] ?? 0);
    slots.push(slot + passed);
  }
  return slots.concat(removed.slice(passed));
}
