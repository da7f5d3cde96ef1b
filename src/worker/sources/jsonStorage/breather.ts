import { nextTurn } from '../../index/nextTurn.ts';
import { monotonicMs } from '../../monotonicMs.ts';

/** Milliseconds of reading at a stretch: the worker answers nothing else meanwhile. */
const stretchMs = 15;

/** Lets others go first now and then during work over many files, and says when the work is no longer wanted. */
export class Breather {
  readonly #stopped: () => boolean;
  #since = monotonicMs();

  constructor(stopped: () => boolean) {
    this.#stopped = stopped;
  }

  /** To be called after each file; rests when the stretch was long enough, and throws `Stopped` when told to stop. */
  async breathe(): Promise<void> {
    if (monotonicMs() - this.#since < stretchMs) return;
    await nextTurn();
    if (this.#stopped()) throw new Stopped();
    this.#since = monotonicMs();
  }
}

/** Thrown by work that is no longer wanted; what was read until then stays. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
