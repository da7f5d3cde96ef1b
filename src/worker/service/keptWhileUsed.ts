/** Something large that is made when it is asked for, and let go when nobody asked for a while. */
export class KeptWhileUsed<Value extends object> {
  readonly #idleMs: number;
  #value: Value | null = null;
  #outdated = false;
  #timer: NodeJS.Timeout | null = null;

  /** Kept until `idleMs` after it was last asked for. */
  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  /** True while there is one, outdated or not. */
  get isKept(): boolean {
    return this.#value !== null;
  }

  /** What is kept, or else what is made now: from the outdated one, if there is one. */
  get(make: (outdated: Value | null) => Value): Value {
    if (this.#timer === null) this.#timer = setTimeout(() => this.clear(), this.#idleMs).unref();
    else this.#timer.refresh();
    if (this.#value !== null && !this.#outdated) return this.#value;
    const outdated = this.#value;
    // Whatever becomes of it while the next one is made of it, it is not asked again.
    this.#value = null;
    this.#value = make(outdated);
    this.#outdated = false;
    return this.#value;
  }

  /** Keeps it as long as if it had been asked for now. */
  keep(): void {
    this.#timer?.refresh();
  }

  /** Has the next one made of it when it is asked for again. */
  outdate(): void {
    this.#outdated = true;
  }

  /** Lets go of it. */
  clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#value = null;
  }
}
