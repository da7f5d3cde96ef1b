import type { NanoDollars } from '../../model/money.ts';
import type { Costing } from '../../pricing/costing.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import { StretchFinder } from '../stretchFinder.ts';
import type { PanelPeriod } from './panelPeriod.ts';

/** What each of some things cost in each stretch of a period: for sparklines and shares. */
export class Courses<Key> {
  readonly #costing: Costing;
  readonly #count: number;
  readonly #finder: StretchFinder;
  readonly #courses = new Map<Key, Float64Array>();

  constructor({ stretches }: PanelPeriod, costing: Costing) {
    this.#costing = costing;
    this.#count = stretches.length;
    this.#finder = new StretchFinder(stretches);
  }

  /** Adds the cost of the request in this slot; a copy has none, and a request without a time is in no stretch. */
  add(key: Key, requests: RequestTable, slot: number): void {
    const { flags, created } = requests.columns;
    if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return;
    const at = this.#finder.find(created[slot] ?? 0);
    if (at < 0) return;
    let course = this.#courses.get(key);
    if (course === undefined) this.#courses.set(key, (course = new Float64Array(this.#count)));
    course[at] = (course[at] ?? 0) + this.#costing.amountOf(requests, slot);
  }

  /** Nano-dollars for each stretch. */
  of(key: Key): readonly NanoDollars[] {
    return [...(this.#courses.get(key) ?? new Float64Array(this.#count))];
  }
}
