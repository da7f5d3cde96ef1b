/** Loads by number of the skill: of all, or of those in `chosen` (places in the table of loads); in their order. */
export function loadsBySkill(skill: Uint32Array, chosen?: Uint32Array): Map<number, Uint32Array> {
  const size = chosen?.length ?? skill.length;
  /** By number of the skill; what has no load is a hole. */
  const counts: number[] = [];
  for (let index = 0; index < size; index++) {
    const number = skill[chosen === undefined ? index : (chosen[index] ?? 0)] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const lists: Uint32Array[] = [];
  counts.forEach((count, number) => (lists[number] = new Uint32Array(count)));
  const filled: number[] = [];
  for (let index = 0; index < size; index++) {
    const load = chosen === undefined ? index : (chosen[index] ?? 0);
    const number = skill[load] ?? 0;
    const place = filled[number] ?? 0;
    const list = lists[number];
    if (list !== undefined) list[place] = load;
    filled[number] = place + 1;
  }
  const bySkill = new Map<number, Uint32Array>();
  lists.forEach((list, number) => bySkill.set(number, list));
  return bySkill;
}
