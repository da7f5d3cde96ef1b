const mostAncestors = 24;

/** The numbers above a process, the nearest first, in a table of parents; a loop in the table ends the walk. */
export function ancestorsIn(parents: ReadonlyMap<number, number>, pid: number): readonly number[] {
  const found: number[] = [];
  let next = parents.get(pid) ?? 0;
  while (next > 1 && found.length < mostAncestors && !found.includes(next)) {
    found.push(next);
    next = parents.get(next) ?? 0;
  }
  return found;
}
