/** Data is remembered this long after it last changed (ms), */
const quietMs = 5000;
/** and this long after its first change not yet remembered, however busy it is (ms). */
const latestMs = 60_000;

/** Decides when to write the cache file: not while an agent is busy, but not never either. */
export class PersistSchedule {
  readonly #persist: () => Promise<void>;
  #timer: NodeJS.Timeout | null = null;
  #firstChange = 0;

  constructor(persist: () => Promise<void>) {
    this.#persist = persist;
  }

  /** Something is worth remembering. */
  soon(): void {
    const now = Date.now();
    if (this.#timer === null) this.#firstChange = now;
    else clearTimeout(this.#timer);
    const pause = Math.max(0, Math.min(quietMs, this.#firstChange + latestMs - now));
    this.#timer = setTimeout(() => void this.flush(), pause).unref();
  }

  /** Writes now when there is something to write. */
  async flush(): Promise<void> {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    await this.#persist();
  }
}
