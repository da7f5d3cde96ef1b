import { EventEmitter, type Event } from 'vscode';
import { Owner } from '../lifecycle.ts';

/** VS Code takes this long, at most, to take in the rows it was given (ms). */
const settleMs = 250;

/**
 * Tells VS Code which rows to draw again. When it is told so while its last question for the rows at the top is still on its way
 * back, it keeps that old answer, empty as it may be, for good: so it is told a moment later.
 */
export class TreeRedraw<Node> extends Owner {
  readonly #changed = this.own(new EventEmitter<Node | undefined>());
  readonly event: Event<Node | undefined> = this.#changed.event;
  #answered = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    super();
    this.own({ dispose: () => clearTimeout(this.#timer) });
  }

  /** VS Code was just given the rows at the top. */
  noteAnswer(): void {
    this.#answered = performance.now();
  }

  /** All rows look different. */
  all(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#answered + settleMs - performance.now();
    if (wait <= 0) this.#changed.fire(undefined);
    else this.#timer = setTimeout(() => this.#late(), wait);
  }

  /** One row looks different. */
  one(node: Node): void {
    // All are drawn in a moment.
    if (this.#timer === undefined) this.#changed.fire(node);
  }

  #late(): void {
    this.#timer = undefined;
    this.#changed.fire(undefined);
  }
}
