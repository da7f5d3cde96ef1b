import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { callOutcomes } from '../behaviour/callOutcome.ts';
import type { StretchFinder } from '../reports/stretchFinder.ts';
import { plausibleTime } from '../usage/plausibleTime.ts';
import type { LoadCosts } from './loadCosts.ts';
import type { SessionLoads } from './sessionLoads.ts';

/** Counts by number of a name; what was never counted is a hole. */
export type Counts = number[];

/** What the loads of a skill are counted with. */
export interface TallyGiven {
  readonly base: BehaviourBase;
  readonly costs: LoadCosts;
  /** The days of the daily counts. */
  readonly days: { readonly finder: StretchFinder; readonly count: number };
  /** For the sessions of one skill after the other. */
  readonly inSessions: SessionLoads;
  /** ms since the epoch. */
  readonly now: number;
}

/** The loads of one skill, counted in one walk through them. */
export class SkillTally {
  successes = 0;
  failures = 0;
  /** ms since the epoch; 0 when never. */
  first = 0;
  last = 0;
  /** The last load failed. */
  failedLast = false;
  /** Note of the last load that failed, by number: the names there were. */
  note = 0;
  /** ms each load took that went well. */
  readonly durations: Float64Array;
  /** Until the next skill is counted. */
  readonly sessions: SessionLoads;
  readonly models: Counts = [];
  readonly agents: Counts = [];
  /** By number of the failure. */
  readonly reasons: Counts = [];
  readonly daily: number[];

  /** Takes loads (places in the table of loads) in the order of time. */
  constructor(own: Uint32Array, { base, costs, days, inSessions, now }: TallyGiven) {
    const { loads, sources } = base;
    this.daily = Array.from({ length: days.count }, () => 0);
    this.sessions = inSessions;
    inSessions.begin();
    const durations = new Float64Array(own.length);
    let first = Infinity;
    let last = 0;
    for (let index = 0; index < own.length; index++) {
      const load = own[index] ?? 0;
      const outcome = loads.outcome[load] ?? 0;
      const at = loads.at[load] ?? 0;
      this.failedLast = outcome === callOutcomes.failure;
      if (outcome === callOutcomes.success) {
        durations[this.successes++] = loads.duration[load] ?? 0;
      } else if (this.failedLast) {
        const columns = sources[loads.source[load] ?? 0]?.calls.columns;
        const call = loads.slot[load] ?? 0;
        this.failures++;
        this.note = columns?.note[call] ?? 0;
        count(this.reasons, columns?.failure[call] ?? 0);
      }
      const time = plausibleTime(at, now);
      inSessions.add(loads.session[load] ?? 0, time, this.failedLast, costs.cost[load] ?? 0);
      if (time > 0 && time < first) first = time;
      if (time > last) last = time;
      const model = loads.model[load] ?? -1;
      if (model >= 0) {
        count(this.models, model);
        count(this.agents, loads.agent[load] ?? 0);
      }
      const day = days.finder.find(at);
      if (day >= 0) count(this.daily, day);
    }
    this.durations = durations.subarray(0, this.successes);
    this.first = first === Infinity ? 0 : first;
    this.last = last;
    inSessions.end();
  }
}

function count(counts: Counts, number: number): void {
  counts[number] = (counts[number] ?? 0) + 1;
}
