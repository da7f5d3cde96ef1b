/** Holds the newest thing given while nobody can take it, and hands it over once somebody can. */
export class Latch<Thing> {
  readonly #deliver: (thing: Thing) => void;
  #isOpen = false;
  #held: { readonly thing: Thing } | undefined;

  constructor(deliver: (thing: Thing) => void) {
    this.#deliver = deliver;
  }

  give(thing: Thing): void {
    if (this.#isOpen) this.#deliver(thing);
    else this.#held = { thing };
  }

  /** From now on things are handed over at once, the held one first. */
  open(): void {
    const held = this.#held;
    this.#isOpen = true;
    this.#held = undefined;
    if (held) this.#deliver(held.thing);
  }

  /** From now on things are held. */
  shut(): void {
    this.#isOpen = false;
  }
}
