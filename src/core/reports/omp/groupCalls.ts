import { CallSum } from './callSum.ts';
import type { Call } from './eachCall.ts';

interface Group<Key> {
  readonly key: Key;
  readonly sum: CallSum;
}

/** A step towards a group: by the value of one field to the next step, after the last field to the group. */
type Step<Key> = Map<unknown, Step<Key> | Group<Key>>;

/** Sums of calls by a key made of names and numbers, which is kept beside its sum. */
export class CallGroups<Key extends object> {
  readonly #fields: readonly (keyof Key)[];
  readonly #first: Step<Key> = new Map();
  readonly #all: Group<Key>[] = [];
  #last: Group<Key> | null = null;

  constructor(...fields: readonly (keyof Key)[]) {
    this.#fields = fields;
  }

  /** Adds the call to the sum of its key; neighbours usually share theirs. */
  add(key: Key, call: Call): void {
    this.#sumOf(key).add(call);
  }

  /** Adds all that finer groups hold, by the key of each of theirs. */
  merge<Finer extends object>(finer: CallGroups<Finer>, keyOf: (key: Finer) => Key): this {
    for (const { key, sum } of finer.all) this.#sumOf(keyOf(key)).merge(sum);
    return this;
  }

  /** Every key with its sum. */
  get all(): readonly Group<Key>[] {
    return this.#all;
  }

  #sumOf(key: Key): CallSum {
    if (this.#last === null || !this.#isLast(key, this.#last)) this.#last = this.#groupOf(key);
    return this.#last.sum;
  }

  #isLast(key: Key, last: Group<Key>): boolean {
    for (const field of this.#fields) if (key[field] !== last.key[field]) return false;
    return true;
  }

  #groupOf(key: Key): Group<Key> {
    let step = this.#first;
    for (const field of this.#fields) {
      const next = step.get(key[field]);
      if (next === undefined) return this.#place(step, field, key);
      if (!(next instanceof Map)) return next;
      step = next;
    }
    throw new Error('A key has no fields.');
  }

  #place(from: Step<Key>, missing: keyof Key, key: Key): Group<Key> {
    const group = { key, sum: new CallSum() };
    this.#all.push(group);
    const rest = this.#fields.slice(this.#fields.indexOf(missing) + 1);
    let step = from;
    let value = key[missing];
    for (const field of rest) {
      const next: Step<Key> = new Map();
      step.set(value, next);
      step = next;
      value = key[field];
    }
    step.set(value, group);
    return group;
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
