/** Something large that is made when it is asked for, and let go when nobody asked for a while. */
export class KeptWhileUsed<Value extends object> {
  readonly #idleMs: number;
  #value: Value | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** Kept until `idleMs` after it was last asked for. */
  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  /** What is kept, or else what is made now. */
  get(make: () => Value): Value {
    if (this.#timer === null) this.#timer = setTimeout(() => this.clear(), this.#idleMs).unref();
    else this.#timer.refresh();
    return (this.#value ??= make());
  }

  /** Lets go of it. */
  clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#value = null;
  }
}
