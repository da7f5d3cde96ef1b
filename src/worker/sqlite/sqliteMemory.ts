import type { WasmMemory } from './sqlJsModule.ts';

/** SQLite's memory as bytes and words; follows the memory when it grows, which detaches every older view of it. */
export class SqliteMemory {
  readonly #memory: WasmMemory;
  #bytes: Uint8Array;
  #view: DataView;

  constructor(memory: WasmMemory) {
    this.#memory = memory;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#view = new DataView(memory.buffer);
  }

  /** All bytes; valid until SQLite runs again. */
  get bytes(): Uint8Array {
    this.#refresh();
    return this.#bytes;
  }

  /** Size in bytes. */
  get size(): number {
    return this.#memory.buffer.byteLength;
  }

  /** The 32-bit word at an address. */
  word(address: number): number {
    this.#refresh();
    return this.#view.getUint32(address, true);
  }

  /** Writes the 32-bit word at an address. */
  setWord(address: number, value: number): void {
    this.#refresh();
    this.#view.setUint32(address, value, true);
  }

  /** Writes a whole number below 2^53 as the 64-bit word at an address. */
  setLongWord(address: number, value: number): void {
    this.setWord(address, value >>> 0);
    this.setWord(address + 4, Math.floor(value / 2 ** 32));
  }

  #refresh(): void {
    if (this.#bytes.buffer === this.#memory.buffer) return;
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
  }
}
