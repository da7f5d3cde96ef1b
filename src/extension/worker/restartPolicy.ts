/** Waits before the first and the second new start, ms; a third crash is the last. */
const delays = [500, 4000] as const;

/** Crashes further apart than this are separate bad days, not a loop, ms. */
const window = 10 * 60_000;

/** Decides how long to wait after a crash, and when trying again would only burn the machine. */
export class RestartPolicy {
  #crashes: number[] = [];

  /** Delay in ms before the next start, or null when the worker should stay stopped. */
  afterCrash(now: number): number | null {
    this.#crashes = [...this.#crashes.filter((time) => now - time < window), now];
    return delays[this.#crashes.length - 1] ?? null;
  }

  /** The user asked to try again: the slate is clean. */
  forgive(): void {
    this.#crashes = [];
  }
}
