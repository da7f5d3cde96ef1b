import type { UsagePools } from '../../../core/usage/usagePools.ts';

/** Pools whose numbers stand in the columns of tool calls and texts. */
const pooled = ['sessionIds', 'tools', 'skills', 'targets', 'notes', 'versions'] as const;

/** The name of such a pool. */
export type PooledNames = (typeof pooled)[number];

/** Names a pool got since the last time, in the order of their numbers. */
export type NewNames = Readonly<Record<PooledNames, readonly string[]>>;

/** Something for each pool. */
function namesOf<Value>(make: () => Value): Record<PooledNames, Value> {
  return { sessionIds: make(), tools: make(), skills: make(), targets: make(), notes: make(), versions: make() };
}

/** Tells the names of pools piece by piece, as they come. */
export class NameTeller {
  readonly #pools: UsagePools;
  /** How many of each were told; the first is the empty text everywhere. */
  readonly #told: Record<PooledNames, number> = namesOf(() => 1);

  constructor(pools: UsagePools) {
    this.#pools = pools;
  }

  /** What was not told yet. */
  take(): NewNames {
    const names = namesOf((): string[] => []);
    for (const pool of pooled) {
      const { size } = this.#pools[pool];
      for (let number = this.#told[pool]; number < size; number++) names[pool].push(this.#pools[pool].text(number));
      this.#told[pool] = size;
    }
    return names;
  }
}

/** What the numbers of somebody else's pools are in ours. */
export class NameNumbers {
  readonly #pools: UsagePools;
  readonly #ours: Record<PooledNames, number[]> = namesOf(() => [0]);

  constructor(pools: UsagePools) {
    this.#pools = pools;
  }

  /** Learns what was told. */
  learn(names: NewNames): void {
    for (const pool of pooled) for (const name of names[pool]) this.#ours[pool].push(this.#pools[pool].intern(name));
  }

  /** Puts our numbers in the place of theirs, in all columns that hold numbers of names. */
  translate<Names extends string>(
    columns: Readonly<Record<NoInfer<Names>, Uint32Array>>,
    named: Readonly<Record<Names, PooledNames>>,
  ): void {
    for (const name of Object.keys(named) as Names[]) {
      const ours = this.#ours[named[name]];
      const column = columns[name];
      for (let slot = 0; slot < column.length; slot++) column[slot] = ours[column[slot] ?? 0] ?? 0;
    }
  }
}
