/** Palette slots for single models; the slot after them is the grey of all others. */
export const modelSlots = 5;

/**
 * Gives each key a slot, keeping the one it had: ranks change while an agent works and between ranges, but a model
 * keeps its colour. New keys take the free slots in the order given.
 */
export function assignSlots(keys: readonly string[], before: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const shown = keys.slice(0, modelSlots);
  const slots = new Map<string, number>();
  for (const key of shown) {
    const slot = before.get(key);
    if (slot !== undefined) slots.set(key, slot);
  }
  const taken = new Set(slots.values());
  const free = Array.from({ length: modelSlots }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  for (const key of shown) {
    if (slots.has(key)) continue;
    const slot = free.shift();
    if (slot !== undefined) slots.set(key, slot);
  }
  return slots;
}

/** True when every key has the same slot in both. */
export function sameSlots(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, slot]) => b.get(key) === slot);
}
