/** Gives every distinct string a small number, so that columns hold numbers and names are kept once. */
export class StringPool {
  readonly #strings: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  /** The number of `text`; 0 is the empty string. */
  intern(text: string): number {
    if (text === '') return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#strings.length;
    this.#strings.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  /** The number of `text` when it was seen before, else undefined. */
  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** The string of a number this pool gave out. */
  text(number: number): string {
    return this.#strings[number] ?? '';
  }

  /** How many numbers were given out: every number is below it. */
  get size(): number {
    return this.#strings.length;
  }
}
