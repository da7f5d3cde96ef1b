import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import type { StretchFinder } from '../reports/stretchFinder.ts';
import { plausibleTime } from '../usage/plausibleTime.ts';
import type { SessionLoads } from './skillSessions.ts';
import type { SkillUseAt } from './skillUses.ts';

/** Counts by number of a name. */
export type Counts = Map<number, number>;

/** The loads of one skill, counted in one walk through them. */
export class SkillTally {
  uses = 0;
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
  readonly loads: number[] = [];
  readonly sessions = new Map<number, SessionLoads>();
  readonly models: Counts = new Map();
  readonly agents: Counts = new Map();
  /** By number of the failure. */
  readonly reasons: Counts = new Map();
  readonly daily: number[];
  readonly #base: BehaviourBase;
  readonly #days: StretchFinder;
  readonly #now: number;

  constructor(base: BehaviourBase, days: { readonly finder: StretchFinder; readonly count: number }, now: number) {
    this.#base = base;
    this.#days = days.finder;
    this.#now = now;
    this.daily = Array.from({ length: days.count }, () => 0);
  }

  /** Adds a load; they come in the order of time. */
  add({ source, slot, request, session, at, outcome }: SkillUseAt): void {
    const joined = this.#base.sources[source];
    if (joined === undefined) return;
    const { duration, failure, note } = joined.calls.columns;
    this.uses++;
    this.failedLast = outcome === 'failure';
    if (outcome === 'success') {
      this.successes++;
      this.loads.push(duration[slot] ?? 0);
    } else if (outcome === 'failure') {
      this.failures++;
      this.note = note[slot] ?? 0;
      count(this.reasons, failure[slot] ?? 0);
    }
    const time = plausibleTime(at, this.#now);
    this.#addSession(session, outcome === 'failure', time);
    if (time > 0) {
      this.first = this.first === 0 ? time : Math.min(this.first, time);
      this.last = Math.max(this.last, time);
    }
    if (request >= 0) {
      count(this.models, joined.requests.columns.model[request] ?? 0);
      count(this.agents, joined.requests.columns.agent[request] ?? 0);
    }
    const day = this.#days.find(at);
    if (day >= 0) this.daily[day] = (this.daily[day] ?? 0) + 1;
  }

  #addSession(session: number, failed: boolean, time: number): void {
    let loads = this.sessions.get(session);
    if (loads === undefined) this.sessions.set(session, (loads = { uses: 0, failures: 0, last: 0 }));
    loads.uses++;
    if (failed) loads.failures++;
    loads.last = Math.max(loads.last, time);
  }
}

function count(counts: Counts, number: number): void {
  counts.set(number, (counts.get(number) ?? 0) + 1);
}
