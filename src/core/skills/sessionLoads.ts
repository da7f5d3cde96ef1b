import { SessionSlots } from '../usage/sessionSlots.ts';

/** Loads of one skill in each of its sessions, in columns by slot: one place for all skills, one after the other. */
export class SessionLoads {
  readonly #slots: SessionSlots;
  /** Numbers of the sessions. */
  sessions: readonly number[] = [];
  readonly uses: Uint32Array;
  readonly failures: Uint32Array;
  /** ms since the epoch. */
  readonly last: Float64Array;
  /** Nano-dollars, with fractions. */
  readonly cost: Float64Array;

  /** For so many sessions at most. */
  constructor(sessions: number) {
    this.#slots = new SessionSlots(sessions);
    this.uses = new Uint32Array(sessions);
    this.failures = new Uint32Array(sessions);
    this.last = new Float64Array(sessions);
    this.cost = new Float64Array(sessions);
  }

  /** Forgets the skill before. */
  begin(): void {
    const count = this.sessions.length;
    for (const column of [this.uses, this.failures, this.last, this.cost]) column.fill(0, 0, count);
    this.sessions = [];
  }

  /** Adds a load at `time`. */
  add(session: number, time: number, failed: boolean, cost: number): void {
    const slot = this.#slots.slotOf(session);
    this.uses[slot] = (this.uses[slot] ?? 0) + 1;
    if (failed) this.failures[slot] = (this.failures[slot] ?? 0) + 1;
    this.cost[slot] = (this.cost[slot] ?? 0) + cost;
    if (time > (this.last[slot] ?? 0)) this.last[slot] = time;
  }

  /** After the last load. */
  end(): void {
    this.sessions = this.#slots.take();
  }
}
