import type { ReadOnlyFile } from './readOnlyFile.ts';
import type { WalChecksum } from './walChecksum.ts';
import { addToWalChecksum } from './walChecksum.ts';
import { frameHeaderSize, frameSize, frameStart, readFrame } from './walFrame.ts';
import type { WalHeader } from './walHeader.ts';

const chunkBytes = 256 * 1024;

/**
 * The committed frames of one generation of a write-ahead log, grown by what was appended since the last look.
 *
 * Every frame carries a checksum over all bytes of the log up to and including itself, so a frame that follows ours in
 * the chain is whole and in its place; a frame half written, left from an older generation or from a rolled back
 * transaction breaks the chain and ends the log for us. Frames count only once the commit frame of their transaction is there.
 */
export class WalIndex {
  readonly header: WalHeader;
  /** Page of each committed frame; frame n is at index n - 1. */
  readonly pages: number[] = [];
  /** Size of the database in pages after the last commit. */
  pageCount = 0;
  /** Smallest size of the database in pages of the commits that `pages` has and `frameOf` has not yet. */
  smallestPendingCount = Infinity;

  /** Both halves of the running checksum after each committed frame. */
  readonly #checksums: number[] = [];
  readonly #newest = new Map<number, number>();
  #applied = 0;
  /** First frame of the last committed transaction; 0 while there is none. */
  #anchor = 0;
  /** One chunk of the file, seen as the words that the checksum adds up and as fields. */
  #words = new Int32Array(0);
  #fields = new DataView(this.#words.buffer);

  constructor(header: WalHeader) {
    this.header = header;
  }

  /** How many frames are committed. */
  get length(): number {
    return this.pages.length;
  }

  /** First frame of the last committed transaction; 0 while there is none. */
  get anchor(): number {
    return this.#anchor;
  }

  /** Makes all known frames the ones that `frameOf` answers from. */
  apply(): void {
    for (let i = this.#applied; i < this.pages.length; i++) this.#newest.set(this.pages[i] ?? 0, i + 1);
    this.#applied = this.pages.length;
    this.smallestPendingCount = Infinity;
  }

  /** The newest applied frame that holds a page, or null when the page stands in the database file alone. */
  frameOf(page: number): number | null {
    return this.#newest.get(page) ?? null;
  }

  /** Lets go of the map of pages, for an index that is only kept to name the pages of its frames. */
  retire(): void {
    this.#newest.clear();
    this.#setChunk(0);
  }

  /** The running checksum after `frames` committed frames, as 16 hex digits; null when there are fewer. */
  checksumAfter(frames: number): string | null {
    const sum = this.#sumAfter(frames);
    return sum && [sum.first, sum.second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }

  /**
   * True unless the last transaction has been cut off or written over in this generation.
   *
   * A writer that dies after its commit frame is on disk but before it publishes it to the others (in `-shm`) has its
   * transaction written over by the next writer. That one starts exactly at the first frame of the withdrawn transaction,
   * so as long as this frame is the one we know, all our frames are.
   */
  stillHolds(file: ReadOnlyFile): boolean {
    if (this.#anchor === 0) return true;
    if (file.size() < frameStart(this.header, this.length + 1)) return false;
    const bytes = new Uint8Array(frameHeaderSize);
    const start = frameStart(this.header, this.#anchor);
    if (file.read(bytes, 0, frameHeaderSize, start) < frameHeaderSize) return false;
    const frame = readFrame(new DataView(bytes.buffer), 0);
    const sum = this.#sumAfter(this.#anchor);
    return this.#isOurs(frame) && frame.checksum1 === sum?.first && frame.checksum2 === sum.second;
  }

  /** Takes in the whole transactions that were appended since the last call. */
  extend(file: ReadOnlyFile): void {
    const bytesPerFrame = frameSize(this.header);
    const waiting = Math.floor((file.size() - frameStart(this.header, this.length + 1)) / bytesPerFrame);
    if (waiting < 1) return;
    const perChunk = Math.max(1, Math.min(Math.floor(chunkBytes / bytesPerFrame), waiting));
    this.#reserve(perChunk * bytesPerFrame);
    const bytes = new Uint8Array(this.#words.buffer);
    const transaction = new OpenTransaction(this.#sumAfter(this.length) ?? this.header.checksum);
    let examined = this.length;
    for (;;) {
      const start = frameStart(this.header, examined + 1);
      const whole = Math.floor(file.read(bytes, 0, perChunk * bytesPerFrame, start) / bytesPerFrame);
      for (let i = 0; i < whole; i++) {
        const committedPages = this.#follow(transaction, i * bytesPerFrame);
        if (committedPages === null) return;
        if (committedPages > 0) this.#commit(transaction, committedPages);
      }
      if (whole < perChunk) return;
      examined += whole;
    }
  }

  /** Adds the frame at `offset` to the open transaction; its commit size, or null where the chain ends. */
  #follow(transaction: OpenTransaction, offset: number): number | null {
    const frame = readFrame(this.#fields, offset);
    if (!this.#isOurs(frame) || frame.page === 0) return null;
    const { sum } = transaction;
    const first = offset / 4;
    const big = this.header.bigEndianChecksum;
    addToWalChecksum(sum, this.#words, first, first + 2, big);
    addToWalChecksum(sum, this.#words, first + frameHeaderSize / 4, (offset + frameSize(this.header)) / 4, big);
    if (sum.first !== frame.checksum1 || sum.second !== frame.checksum2) return null;
    transaction.pages.push(frame.page);
    transaction.checksums.push(sum.first, sum.second);
    return frame.committedPages;
  }

  #commit(transaction: OpenTransaction, pageCount: number): void {
    this.#anchor = this.length + 1;
    for (const page of transaction.pages) this.pages.push(page);
    for (const half of transaction.checksums) this.#checksums.push(half);
    transaction.pages.length = 0;
    transaction.checksums.length = 0;
    this.pageCount = pageCount;
    this.smallestPendingCount = Math.min(this.smallestPendingCount, pageCount);
  }

  #reserve(bytes: number): void {
    if (this.#words.byteLength < bytes) this.#setChunk(bytes);
  }

  #setChunk(bytes: number): void {
    this.#words = new Int32Array(bytes / 4);
    this.#fields = new DataView(this.#words.buffer);
  }

  #isOurs({ salt1, salt2 }: { readonly salt1: number; readonly salt2: number }): boolean {
    return salt1 === this.header.salt1 && salt2 === this.header.salt2;
  }

  #sumAfter(frames: number): Readonly<WalChecksum> | null {
    if (frames === 0) return this.header.checksum;
    const first = this.#checksums[2 * frames - 2];
    const second = this.#checksums[2 * frames - 1];
    return first === undefined || second === undefined ? null : { first, second };
  }
}

/** The frames behind the last commit, until their own commit frame shows. */
class OpenTransaction {
  readonly pages: number[] = [];
  readonly checksums: number[] = [];
  readonly sum: WalChecksum;

  constructor(start: Readonly<WalChecksum>) {
    this.sum = { ...start };
  }
}
