import type { UsagePools } from '../../usage/usagePools.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import type { ReportContext } from '../reportContext.ts';
import type { Usage, UsageRow } from './usage.ts';
import { UsageGroup } from './usageGroup.ts';

/** Rows and totals to be, by a key of the report's own. */
export class UsageGroups<Key> {
  readonly #context: ReportContext;
  readonly #pools: UsagePools;
  readonly #groups = new Map<Key, UsageGroup>();
  #lastKey: Key | undefined;
  #last: UsageGroup | null = null;

  constructor(context: ReportContext, pools: UsagePools) {
    this.#context = context;
    this.#pools = pools;
  }

  /** Adds the request in this slot to the row of `key`; neighbours usually share theirs. */
  add(key: Key, requests: RequestTable, slot: number): void {
    if (this.#last === null || key !== this.#lastKey) {
      this.#last = this.of(key);
      this.#lastKey = key;
    }
    this.#last.add(requests, slot);
  }

  /** The group of a key, empty when nothing was added to it. */
  of(key: Key): UsageGroup {
    let group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, (group = new UsageGroup(this.#context)));
    return group;
  }

  /** The groups so far, each with its key. */
  entries(): Iterable<readonly [Key, UsageGroup]> {
    return this.#groups.entries();
  }

  /** The group of a key, when a request was added to it. */
  get(key: Key): UsageGroup | undefined {
    return this.#groups.get(key);
  }

  /** Everything added so far as one group. */
  all(): UsageGroup {
    const all = new UsageGroup(this.#context);
    for (const group of this.#groups.values()) all.merge(group);
    return all;
  }

  /** The row of a key nothing was added to. */
  none(): UsageRow {
    return new UsageGroup(this.#context).row(this.#pools, 0);
  }

  /** The usage of every key that has anything to show, without its models and without totals. */
  usages(): [Key, Usage][] {
    const shown = [...this.#groups].filter(([, group]) => !group.isEmpty);
    const total = shown.reduce((sum, [, group]) => sum + group.amount, 0);
    return shown.map(([key, group]) => [key, group.usage(this.#pools, total)]);
  }

  /** Rows that have anything to show, and the totals they add up to. */
  finish<Row extends UsageRow>(row: (key: Key, usage: UsageRow) => Row): { rows: Row[]; totals: Usage } {
    const shown = [...this.#groups].filter(([, group]) => !group.isEmpty);
    const all = new UsageGroup(this.#context);
    for (const [, group] of shown) all.merge(group);
    const total = all.amount;
    return {
      rows: shown.map(([key, group]) => row(key, group.row(this.#pools, total))),
      totals: all.usage(this.#pools, total),
    };
  }
}
