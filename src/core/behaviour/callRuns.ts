/** What tells one call from the next. */
interface RunCall {
  /** Tool and key as one number. */
  readonly mark: number;
  /** Length of what the model wrote: another place of the same file is another call. */
  readonly written: number;
  /** Slot of its request: calls made at once are not one again. */
  readonly request: number;
  /** True when it works after the same had failed: then the run led somewhere. */
  readonly recovers: boolean;
}

/** Follows, by turn, how often the same call is made in a row. */
export class CallRuns {
  /** Longest run by turn. */
  readonly #longest: Uint32Array;
  readonly #before: Uint32Array;
  readonly #run: Uint32Array;
  readonly #mark: Float64Array;
  readonly #written: Uint32Array;
  readonly #request: Int32Array;

  constructor(turns: number, longest: Uint32Array) {
    this.#longest = longest;
    this.#before = new Uint32Array(turns);
    this.#run = new Uint32Array(turns);
    this.#mark = new Float64Array(turns);
    this.#written = new Uint32Array(turns);
    this.#request = new Int32Array(turns).fill(-1);
  }

  note(turn: number, { mark, written, request, recovers }: RunCall): void {
    const same = this.#mark[turn] === mark && this.#written[turn] === written;
    const atOnce = same && request >= 0 && this.#request[turn] === request;
    if (!same) {
      this.#before[turn] = this.#longest[turn] ?? 0;
      this.#run[turn] = 0;
    }
    this.#mark[turn] = mark;
    this.#written[turn] = written;
    this.#request[turn] = request;
    if (recovers) {
      this.#longest[turn] = Math.max(1, this.#before[turn] ?? 0);
      this.#run[turn] = 1;
      return;
    }
    if (atOnce) return;
    const run = (this.#run[turn] ?? 0) + 1;
    this.#run[turn] = run;
    if (run > (this.#longest[turn] ?? 0)) this.#longest[turn] = run;
  }
}
