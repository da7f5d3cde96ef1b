import type { SeededRandom } from './seededRandom.ts';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const mask = (1n << 48n) - 1n;

/** Makes ids as OpenCode does: 48 bits of time and counter in hex (inverted for sessions, newest first), then 14 random letters. */
export class DemoIds {
  readonly #random: SeededRandom;
  #counter = 0n;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** An id for something made at `time` (ms since the epoch). */
  make(prefix: 'ses' | 'msg' | 'prt', time: number): string {
    this.#counter = (this.#counter + 1n) % 4096n;
    const stamp = (BigInt(Math.floor(time)) * 4096n + this.#counter) & mask;
    const bits = prefix === 'ses' ? ~stamp & mask : stamp;
    return `${prefix}_${bits.toString(16).padStart(12, '0')}${this.letters(14)}`;
  }

  /** So many random letters and digits. */
  letters(count: number): string {
    return Array.from({ length: count }, () => letters[this.#random.between(0, letters.length - 1)]).join('');
  }
}
