import type { Selection } from '../reports/filter/selection.ts';
import type { StringPool } from '../usage/stringPool.ts';
import { countedElsewhere } from './behaviour.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callFilter, isWhole } from './callFilter.ts';
import { callOutcomes } from './callOutcome.ts';
import type { FlakyRow } from './iterationsReport.ts';
import { retryKinds } from './turnWork.ts';

/** How calls of each tool and each load of a skill went, and how often they were tried again. */
export interface FlakySums {
  readonly tools: NameSums;
  readonly skills: NameSums;
}

/** Tools and skills of a selection whose calls failed at least once, the flakiest first. */
export function flakyRows(base: BehaviourBase, selection: Selection): FlakyRow[] {
  const { pools } = base.ledger;
  const { tools, skills } = isWhole(selection) ? base.flaky : flakySums(base, selection);
  const rows = [...tools.rows('tool', pools.tools), ...skills.rows('skill', pools.skills)];
  return rows.sort((a, b) => b.flakiness - a.flakiness || b.failures - a.failures || (a.name < b.name ? -1 : 1));
}

/** Sums up the calls that pass, copies left out: all calls there are, the one walk that long, so without a visitor. */
export function flakySums(base: BehaviourBase, selection: Selection): FlakySums {
  const { pools } = base.ledger;
  const { time, passes } = callFilter(base, selection);
  const { from, to } = time;
  const asks = passes !== null || from > -Infinity || to < Infinity;
  const tools = new NameSums(pools.tools.size);
  const skills = new NameSums(pools.skills.size);
  for (const [source, { calls, requestOf }] of base.sources.entries()) {
    const { tool, skill, session, started } = calls.columns;
    const outcomes = base.outcomes[source] ?? new Uint8Array(0);
    const retryOf = base.work.retryOf[source] ?? new Uint8Array(0);
    for (let slot = 0, size = calls.size; slot < size; slot++) {
      const outcome = outcomes[slot] ?? callOutcomes.void;
      const request = requestOf[slot] ?? countedElsewhere;
      if (outcome === callOutcomes.void || request === countedElsewhere) continue;
      if (asks) {
        const at = started[slot] ?? 0;
        if (at < from || at >= to) continue;
        if (passes !== null && !passes(source, session[slot] ?? 0, at, request)) continue;
      }
      const retry = retryOf[slot] ?? 0;
      tools.add(tool[slot] ?? 0, outcome, retry);
      const used = skill[slot] ?? 0;
      if (used !== 0) skills.add(used, outcome, retry);
    }
  }
  return { tools, skills };
}

/** What a name is counted by: its outcome and what it tried again, as one number. */
const kindsOfCalls = 16;

/** Counts by number of a name. */
class NameSums {
  /** By name and kind of call: one count for each call, since there are many. */
  readonly #counts: Uint32Array;

  constructor(names: number) {
    this.#counts = new Uint32Array(names * kindsOfCalls);
  }

  add(name: number, outcome: number, retry: number): void {
    const place = name * kindsOfCalls + outcome * 4 + retry;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  *rows(kind: FlakyRow['kind'], pool: StringPool): Generator<FlakyRow> {
    for (let number = 0; number * kindsOfCalls < this.#counts.length; number++) {
      const { success, failure } = callOutcomes;
      const failures = this.#sum(number, [failure], [retryKinds.none, retryKinds.failed, retryKinds.recovered]);
      if (failures === 0) continue;
      const retries = this.#sum(number, [success, failure], [retryKinds.failed, retryKinds.recovered]);
      const recovered = this.#sum(number, [success, failure], [retryKinds.recovered]);
      const calls = failures + this.#sum(number, [success], [retryKinds.none, retryKinds.failed, retryKinds.recovered]);
      yield { name: pool.text(number), kind, calls, failures, retries, recovered, flakiness: recovered / calls };
    }
  }

  #sum(name: number, outcomes: readonly number[], retries: readonly number[]): number {
    let sum = 0;
    for (const outcome of outcomes) {
      for (const retry of retries) sum += this.#counts[name * kindsOfCalls + outcome * 4 + retry] ?? 0;
    }
    return sum;
  }
}
