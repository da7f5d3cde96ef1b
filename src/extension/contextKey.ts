import { commands } from 'vscode';

/** A context key of one owner: writes only what is new, so that `when` clauses are not evaluated for nothing. */
export class ContextKey<Value extends string | boolean> {
  readonly #key: string;
  #value: Value | undefined;

  constructor(key: string) {
    this.#key = key;
  }

  get value(): Value | undefined {
    return this.#value;
  }

  set(value: Value): void {
    if (value === this.#value) return;
    this.#value = value;
    void commands.executeCommand('setContext', this.#key, value);
  }
}
