/** Collects checks: each has a name and a function that throws when the rule is broken. */
export class Checker {
  #passed = 0;
  #failed = 0;
  #started = Date.now();
  #suite;

  constructor(suite) {
    this.#suite = suite;
  }

  async check(name, run) {
    try {
      await run();
      this.#passed++;
      console.log(`  ok    ${name}`);
    } catch (error) {
      this.#failed++;
      console.log(`  FAIL  ${name}\n        ${String(error?.message ?? error).replaceAll('\n', '\n        ')}`);
    }
  }

  /** Prints the counts as the last line; true when nothing failed. */
  finish() {
    console.log(`${this.#suite}: ${((Date.now() - this.#started) / 1000).toFixed(1)} s`);
    console.log(`${this.#passed} passed, ${this.#failed} failed, 0 skipped`);
    return this.#failed === 0;
  }
}
