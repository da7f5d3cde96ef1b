/** Numbers things by session as they come, over and over: one array serves many counts, since each is wiped where it was written. */
export class SessionSlots {
  /** One more than the slot by session number, 0 without. */
  readonly #slots: Uint32Array;
  #sessions: number[] = [];

  constructor(sessions: number) {
    this.#slots = new Uint32Array(sessions);
  }

  /** The slot of a session: the next free one for a session that has none. */
  slotOf(session: number): number {
    const known = this.#slots[session] ?? 0;
    if (known !== 0) return known - 1;
    this.#slots[session] = this.#sessions.push(session);
    return this.#sessions.length - 1;
  }

  /** The sessions by slot; begins anew. */
  take(): readonly number[] {
    const sessions = this.#sessions;
    for (const session of sessions) this.#slots[session] = 0;
    this.#sessions = [];
    return sessions;
  }
}
