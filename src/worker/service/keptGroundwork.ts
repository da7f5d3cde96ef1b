import { Groundwork } from '../../core/reports/groundwork.ts';
import type { Ledger, SourceTables } from '../../core/usage/ledger.ts';
import { KeptWhileUsed } from './keptWhileUsed.ts';

/** Keeps what reports make of the data alone while that stays as it is and somebody asks. */
export class KeptGroundwork {
  readonly #kept: KeptWhileUsed<Groundwork>;
  #sources: readonly SourceTables[] = [];
  /** One more with each other state of the data. */
  #state = 0;

  /** Kept until `idleMs` after it was last asked for. */
  constructor(idleMs: number) {
    this.#kept = new KeptWhileUsed(idleMs);
  }

  /** The ledger with the groundwork of its state. */
  under({ pools, sources }: Ledger): Ledger {
    if (sources.length !== this.#sources.length || sources.some((one, index) => one !== this.#sources[index]))
      this.clear();
    this.#sources = sources;
    const state = this.#state;
    const make = (outdated: Groundwork | null): Groundwork => new Groundwork({ pools, sources }, outdated);
    // Who still works on an older state, as after a look at processes, makes what it needs of that.
    return { pools, sources, groundwork: () => (state === this.#state ? this.#kept.get(make) : make(null)) };
  }

  /** The data says something else now. */
  outdate(): void {
    this.#state++;
    this.#kept.outdate();
  }

  /** Lets go of it. */
  clear(): void {
    this.#state++;
    this.#kept.clear();
  }
}
