import type { IndexProgress } from '../../protocol/workerApi.ts';
import { monotonicMs } from '../monotonicMs.ts';

/** Progress is told at most this often (ms): it is for eyes. */
const pauseMs = 100;

/** Adds up the progress of all sources into the one the user sees: requests first, as they come before tool calls. */
export class ProgressBoard {
  readonly #tell: (progress: IndexProgress | null) => void;
  readonly #bySource = new Map<string, IndexProgress>();
  #told = Number.NEGATIVE_INFINITY;
  #showing = false;

  constructor(tell: (progress: IndexProgress | null) => void) {
    this.#tell = tell;
  }

  /** Notes where a source is; null when it is done. */
  note(source: string, progress: IndexProgress | null): void {
    if (progress === null) this.#bySource.delete(source);
    else this.#bySource.set(source, progress);
    const now = monotonicMs();
    const sum = this.#sum();
    if (sum === null) {
      if (this.#showing) this.#tell(null);
      this.#showing = false;
    } else if (now - this.#told >= pauseMs) {
      this.#told = now;
      this.#showing = true;
      this.#tell(sum);
    }
  }

  #sum(): IndexProgress | null {
    const all = [...this.#bySource.values()];
    const phase = all.some((progress) => progress.phase === 'requests') ? 'requests' : 'toolCalls';
    const shown = all.filter((progress) => progress.phase === phase);
    if (shown.length === 0) return null;
    return shown.reduce((sum, { done, total }) => ({ phase, done: sum.done + done, total: sum.total + total }), {
      phase,
      done: 0,
      total: 0,
    });
  }
}
