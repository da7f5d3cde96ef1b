import type { Disposable } from 'vscode';

/** Owns what it creates: everything registered goes, newest first, when the owner goes. */
export abstract class Owner implements Disposable {
  readonly #owned: Disposable[] = [];
  #disposed = false;

  protected get disposed(): boolean {
    return this.#disposed;
  }

  /** Ties `thing` to this owner's life; one that arrives too late goes at once. */
  protected own<Thing extends Disposable>(thing: Thing): Thing {
    if (this.#disposed) thing.dispose();
    else this.#owned.push(thing);
    return thing;
  }

  dispose(): void {
    this.#disposed = true;
    for (const thing of this.#owned.splice(0).reverse()) thing.dispose();
  }
}
