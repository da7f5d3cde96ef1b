import type { Disposable } from 'vscode';
import { pauseAfter } from '../../protocol/pace.ts';

/**
 * Runs a task at once when it has been quiet, else once at the end of the interval (ms), or later where the task takes
 * long: see `pauseAfter`. Runs never overlap.
 */
export class Throttle implements Disposable {
  readonly #task: () => Promise<void> | void;
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;
  #last = Number.NEGATIVE_INFINITY;
  /** How long the last run took, ms. */
  #took = 0;
  #busy = false;
  #again = false;
  #disposed = false;

  constructor(task: () => Promise<void> | void, interval: number) {
    this.#task = task;
    this.#interval = interval;
  }

  request(): void {
    if (this.#disposed || this.#timer) return;
    if (this.#busy) {
      this.#again = true;
      return;
    }
    const wait = this.#last + pauseAfter(this.#took, this.#interval) - performance.now();
    if (wait <= 0) void this.#run();
    else this.#timer = setTimeout(() => void this.#run(), wait);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#last = performance.now();
    this.#busy = true;
    try {
      await this.#task();
    } finally {
      this.#took = performance.now() - this.#last;
      this.#busy = false;
      if (this.#again) {
        this.#again = false;
        this.request();
      }
    }
  }
}
