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

  /**
   * Takes a call of a turn: `mark` is its tool and key as one number, `written` the length of what the model wrote (another
   * place of the same file is another call), `request` its slot (calls made at once are not one again), `recovers` true
   * when it works after the same had failed: then the run led somewhere.
   */
  note(turn: number, mark: number, written: number, request: number, recovers: boolean): void {
    const same = this.#mark[turn] === mark && this.#written[turn] === written;
    const atOnce = same && request >= 0 && this.#request[turn] === request;
    if (!same) {
      this.#before[turn] = this.#longest[turn] ?? 0;
      this.#run[turn] = 0;
      this.#mark[turn] = mark;
      this.#written[turn] = written;
    }
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
