/**
 * Runs one job at a time: what is asked for while it runs is done once afterwards, so a burst of file events costs two
 * runs, and nothing that happened during a run is missed.
 */
export class SingleFlight {
  readonly #job: () => Promise<void>;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(job: () => Promise<void>) {
    this.#job = job;
  }

  /** Resolves (or rejects) with a run that started after the call. */
  request(): Promise<void> {
    if (this.#running === null) return this.#start();
    this.#next ??= this.#running.then(
      () => this.#follow(),
      () => this.#follow(),
    );
    return this.#next;
  }

  /** True while a run is under way. */
  get busy(): boolean {
    return this.#running !== null;
  }

  #follow(): Promise<void> {
    this.#next = null;
    return this.#start();
  }

  #start(): Promise<void> {
    const run = this.#job().finally(() => {
      if (this.#running === run) this.#running = null;
    });
    this.#running = run;
    return run;
  }
}
