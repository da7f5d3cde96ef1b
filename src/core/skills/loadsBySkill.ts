/** Loads by number of the skill: of all, or of those in `chosen` (places in the table of loads); in their order. */
export function loadsBySkill(skill: Uint32Array, chosen?: Uint32Array): Map<number, Uint32Array> {
  const size = chosen?.length ?? skill.length;
  const skillAt = (place: number): number => skill[chosen === undefined ? place : (chosen[place] ?? 0)] ?? 0;
  const counts = new Map<number, number>();
  for (let place = 0; place < size; place++) counts.set(skillAt(place), (counts.get(skillAt(place)) ?? 0) + 1);
  const lists = new Map([...counts].map(([number, count]) => [number, new Uint32Array(count)]));
  counts.clear();
  for (let place = 0; place < size; place++) {
    const number = skillAt(place);
    const filled = counts.get(number) ?? 0;
    const list = lists.get(number);
    if (list !== undefined) list[filled] = chosen === undefined ? place : (chosen[place] ?? 0);
    counts.set(number, filled + 1);
  }
  return lists;
}
