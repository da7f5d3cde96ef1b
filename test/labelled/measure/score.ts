/** How often one inference is right. */
export interface Score {
  readonly inference: string;
  /** Inferred and true. */
  readonly right: number;
  readonly inferred: number;
  readonly real: number;
  /** 0 to 1: of what is inferred, what is true. */
  readonly precision: number;
  /** 0 to 1: of what is true, what is inferred. */
  readonly recall: number;
  /** Turns with something inferred that is not true, and with something true that is not inferred. */
  readonly invented: readonly string[];
  readonly missed: readonly string[];
}

/** Adds up what one inference says of every turn. */
export class ScoreSum {
  readonly #inference: string;
  #right = 0;
  #inferred = 0;
  #real = 0;
  readonly #invented: string[] = [];
  readonly #missed: string[] = [];

  constructor(inference: string) {
    this.#inference = inference;
  }

  /** Compares what is said of one turn, in any order; the same word twice is two things. */
  add(turn: string, inferred: readonly string[], real: readonly string[]): void {
    const left = [...real];
    let right = 0;
    for (const word of inferred) {
      const place = left.indexOf(word);
      if (place < 0) continue;
      left.splice(place, 1);
      right++;
    }
    this.#right += right;
    this.#inferred += inferred.length;
    this.#real += real.length;
    if (right < inferred.length) this.#invented.push(turn);
    if (left.length > 0) this.#missed.push(turn);
  }

  score(): Score {
    return {
      inference: this.#inference,
      right: this.#right,
      inferred: this.#inferred,
      real: this.#real,
      precision: this.#inferred === 0 ? 1 : this.#right / this.#inferred,
      recall: this.#real === 0 ? 1 : this.#right / this.#real,
      invented: this.#invented,
      missed: this.#missed,
    };
  }
}
