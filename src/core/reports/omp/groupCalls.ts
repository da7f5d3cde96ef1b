import { CallSum } from './callSum.ts';

/** Calls that share a key made of names and numbers. */
export interface Group<Key> {
  readonly key: Key;
  readonly sum: CallSum;
}

/** Puts groups together that share what `keyOf` leaves of their keys. */
export function groupCalls<Finer, Key extends object>(
  finer: readonly Group<Finer>[],
  keyOf: (key: Finer) => Key,
): Group<Key>[] {
  const groups = new Map<string, Group<Key>>();
  for (const { key: own, sum } of finer) {
    const key = keyOf(own);
    const text = JSON.stringify(Object.values(key));
    let group = groups.get(text);
    if (group === undefined) groups.set(text, (group = { key, sum: new CallSum() }));
    group.sum.merge(sum);
  }
  return [...groups.values()];
}

/** Order of keys by the values of these fields, one after the other. */
export function byFields<Key extends object>(...fields: readonly (keyof Key)[]): (one: Key, other: Key) => number {
  return (one, other) => {
    for (const field of fields) {
      if (one[field] < other[field]) return -1;
      if (one[field] > other[field]) return 1;
    }
    return 0;
  };
}
