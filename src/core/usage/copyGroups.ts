import type { Ledger } from './ledger.ts';
import { requestFlags } from './requestFlags.ts';
import type { RequestTable } from './requestTable.ts';
import { sameRequest } from './sameRequest.ts';
import type { SuspectList } from './suspectList.ts';

/** No suspect: ends a chain. */
const none = -1;

/**
 * Suspects that are equal to each other, one group each, in a hash table over their fingerprints. A bitmap in front
 * lets the scan over all requests pass the many that equal no suspect at the price of one bit test.
 */
export class CopyGroups {
  /** Bits that are set for the fingerprints of suspects: `bitmap[bit >>> 5] & (1 << (bit & 31))`. */
  readonly bitmap: Uint32Array;
  /** Mask that turns a fingerprint into its bit. */
  readonly lastBit: number;
  readonly #tables: readonly RequestTable[];
  readonly #suspects: SuspectList;
  /** First group of a chain, by the low bits of the fingerprint; a group is named by its first suspect. */
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #groupOf: Int32Array;
  /** The suspect that is the record when no original exists, by group. */
  readonly #oldest: Int32Array;
  readonly #hasOriginal: Uint8Array;

  constructor(ledger: Ledger, suspects: SuspectList) {
    this.#tables = ledger.sources.map((source) => source.requests);
    this.#suspects = suspects;
    const buckets = 2 ** Math.ceil(Math.log2(Math.max(64, suspects.size)));
    this.lastBit = buckets * 16 - 1;
    this.bitmap = new Uint32Array((buckets * 16) / 32);
    this.#heads = new Int32Array(buckets).fill(none);
    this.#next = new Int32Array(suspects.size).fill(none);
    this.#groupOf = new Int32Array(suspects.size);
    this.#oldest = new Int32Array(suspects.size);
    this.#hasOriginal = new Uint8Array(suspects.size);
    for (let suspect = 0; suspect < suspects.size; suspect++) this.#insert(suspect);
  }

  /** Tells that the request in this slot stands where it happened: suspects equal to it are copies. */
  foundOriginal(source: number, slot: number): void {
    const group = this.#find(source, slot);
    if (group !== none) this.#hasOriginal[group] = 1;
  }

  /** Sets the flag on every copy; returns how many there are. */
  flagCopies(): number {
    let copies = 0;
    for (let suspect = 0; suspect < this.#suspects.size; suspect++) {
      const group = this.#groupOf[suspect] ?? 0;
      if (this.#hasOriginal[group] === 0 && this.#oldest[group] === suspect) continue;
      const flags = this.#table(suspect)?.columns.flags;
      const slot = this.#suspects.slot[suspect] ?? 0;
      if (flags !== undefined) flags[slot] = (flags[slot] ?? 0) | requestFlags.copy;
      copies++;
    }
    return copies;
  }

  #insert(suspect: number): void {
    const source = this.#suspects.source[suspect] ?? 0;
    const slot = this.#suspects.slot[suspect] ?? 0;
    const group = this.#find(source, slot);
    if (group !== none) {
      this.#groupOf[suspect] = group;
      if (this.#isOlder(suspect, this.#oldest[group] ?? 0)) this.#oldest[group] = suspect;
      return;
    }
    const fingerprint = this.#table(suspect)?.columns.fingerprint[slot] ?? 0;
    const bit = fingerprint & this.lastBit;
    this.bitmap[bit >>> 5] = (this.bitmap[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const bucket = fingerprint & (this.#heads.length - 1);
    this.#next[suspect] = this.#heads[bucket] ?? none;
    this.#heads[bucket] = suspect;
    this.#groupOf[suspect] = suspect;
    this.#oldest[suspect] = suspect;
  }

  #find(source: number, slot: number): number {
    const table = this.#tables[source];
    if (table === undefined) return none;
    const fingerprint = table.columns.fingerprint[slot] ?? 0;
    let group = this.#heads[fingerprint & (this.#heads.length - 1)] ?? none;
    while (group !== none) {
      const other = this.#table(group);
      if (other !== undefined && sameRequest(table.columns, slot, other.columns, this.#suspects.slot[group] ?? 0))
        break;
      group = this.#next[group] ?? none;
    }
    return group;
  }

  /** Suspects are added by source and rowid, so among sessions of the same age the lower number is the older. */
  #isOlder(suspect: number, other: number): boolean {
    const { born } = this.#suspects;
    const difference = (born[suspect] ?? 0) - (born[other] ?? 0);
    return difference < 0 || (difference === 0 && suspect < other);
  }

  #table(suspect: number): RequestTable | undefined {
    return this.#tables[this.#suspects.source[suspect] ?? 0];
  }
}
