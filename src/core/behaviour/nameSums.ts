import type { StringPool } from '../usage/stringPool.ts';
import { callOutcomes } from './callOutcome.ts';
import type { FlakyRow } from './iterationsReport.ts';
import { retryKinds } from './turnWork.ts';
import { roomyColumn, withRoom } from './withRoom.ts';

/** Kinds of calls there are: an outcome and what was tried again, as one number. */
const kinds = 16;

const tries = [retryKinds.none, retryKinds.failed, retryKinds.recovered];
const again = [retryKinds.failed, retryKinds.recovered];

/** Calls by number of a name: how they went, and how often they were tried again. */
export class NameSums {
  /** By name and kind: one count for each call, since there are many. */
  #counts: Uint32Array;

  constructor(names: number) {
    this.#counts = roomyColumn(Uint32Array, names * kinds);
  }

  /** Makes room for so many names. */
  hold(names: number): void {
    if (names * kinds > this.#counts.length) this.#counts = withRoom(this.#counts, names * kinds);
  }

  /** Counts a call of a name there is room for; `by` is -1 to take it out again. */
  add(name: number, outcome: number, retry: number, by = 1): void {
    const place = name * kinds + outcome * 4 + retry;
    this.#counts[place] = (this.#counts[place] ?? 0) + by;
  }

  /** The names whose calls failed at least once. */
  *rows(kind: FlakyRow['kind'], pool: StringPool): Generator<FlakyRow> {
    const { success, failure } = callOutcomes;
    for (let number = 0; number * kinds < this.#counts.length; number++) {
      const failures = this.#sum(number, [failure], tries);
      if (failures === 0) continue;
      const calls = failures + this.#sum(number, [success], tries);
      const retries = this.#sum(number, [success, failure], again);
      const recovered = this.#sum(number, [success, failure], [retryKinds.recovered]);
      yield { name: pool.text(number), kind, calls, failures, retries, recovered, flakiness: recovered / calls };
    }
  }

  #sum(name: number, outcomes: readonly number[], retries: readonly number[]): number {
    let sum = 0;
    for (const outcome of outcomes) {
      for (const retry of retries) sum += this.#counts[name * kinds + outcome * 4 + retry] ?? 0;
    }
    return sum;
  }
}
