import { CallSum } from './callSum.ts';
import type { Call } from './eachCall.ts';

/** Sums of calls by a key made of names and numbers, which is kept beside its sum. */
export class CallGroups<Key extends object> {
  readonly #groups = new Map<string, { readonly key: Key; readonly sum: CallSum }>();

  /** Adds the call to the sum of its key. */
  add(key: Key, call: Call): void {
    const name = Object.values(key).join('\0');
    let group = this.#groups.get(name);
    if (group === undefined) this.#groups.set(name, (group = { key, sum: new CallSum() }));
    group.sum.add(call);
  }

  /** Every key with its sum. */
  get all(): readonly { readonly key: Key; readonly sum: CallSum }[] {
    return [...this.#groups.values()];
  }
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
