/** What a watchdog asks and tells. */
export interface WatchdogOptions {
  /** Resolves when the thread is alive enough to answer; rejections count as answers: somebody else looks after them. */
  readonly ping: () => Promise<unknown>;
  /** The thread was asked and did not answer. */
  readonly hung: () => void;
  /** Time between the work and the first question, and between questions while work goes on, ms. */
  readonly pauseMs: number;
  /** How long an answer may take, ms. The worker works in steps of less than a tenth of a second. */
  readonly patienceMs: number;
}

/**
 * Notices a thread that was given work and never comes back from it. Asks only while there is something to wait for, so that an idle
 * window stays idle.
 */
export class Watchdog {
  readonly #options: WatchdogOptions;
  #timer: NodeJS.Timeout | undefined;
  #worked = false;
  #stopped = false;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  /** Work was handed over. */
  noteWork(): void {
    this.#worked = true;
    if (this.#timer === undefined && !this.#stopped) this.#timer = setTimeout(() => this.#ask(), this.#options.pauseMs);
  }

  dispose(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #ask(): void {
    const { ping, hung, patienceMs } = this.#options;
    this.#worked = false;
    let second = false;
    const impatient = (): void => {
      // A machine that slept wakes with all timers due at once: the thread gets the time it could not have had.
      if (second) hung();
      else this.#timer = setTimeout(impatient, patienceMs / 2);
      second = true;
    };
    this.#timer = setTimeout(impatient, patienceMs / 2);
    const answered = (): void => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      if (this.#worked) this.noteWork();
    };
    ping().then(answered, answered);
  }
}
