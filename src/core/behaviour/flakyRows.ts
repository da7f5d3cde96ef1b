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
      const at = started[slot] ?? 0;
      if (at < from || at >= to) continue;
      if (passes !== null && !passes(source, session[slot] ?? 0, at, request)) continue;
      const retry = retryOf[slot] ?? 0;
      tools.add(tool[slot] ?? 0, outcome, retry);
      const used = skill[slot] ?? 0;
      if (used !== 0) skills.add(used, outcome, retry);
    }
  }
  return { tools, skills };
}

/** Counts by number of a name. */
export class NameSums {
  readonly #calls: Uint32Array;
  readonly #failures: Uint32Array;
  readonly #retries: Uint32Array;
  readonly #recovered: Uint32Array;

  constructor(names: number) {
    this.#calls = new Uint32Array(names);
    this.#failures = new Uint32Array(names);
    this.#retries = new Uint32Array(names);
    this.#recovered = new Uint32Array(names);
  }

  add(name: number, outcome: number, retry: number): void {
    this.#calls[name] = (this.#calls[name] ?? 0) + 1;
    if (outcome === callOutcomes.failure) this.#failures[name] = (this.#failures[name] ?? 0) + 1;
    if (retry !== retryKinds.none) this.#retries[name] = (this.#retries[name] ?? 0) + 1;
    if (retry === retryKinds.recovered) this.#recovered[name] = (this.#recovered[name] ?? 0) + 1;
  }

  *rows(kind: FlakyRow['kind'], pool: StringPool): Generator<FlakyRow> {
    for (const [number, failures] of this.#failures.entries()) {
      if (failures === 0) continue;
      const calls = this.#calls[number] ?? 0;
      const recovered = this.#recovered[number] ?? 0;
      const retries = this.#retries[number] ?? 0;
      yield { name: pool.text(number), kind, calls, failures, retries, recovered, flakiness: recovered / calls };
    }
  }
}
