import { bareFileKey, isFileAsInKey, isJustWritten } from './bareFileKey.ts';
import { DatabaseError } from './databaseError.ts';
import { databaseHeaderSize, parseDatabaseHeader, presentHeader } from './databaseHeader.ts';
import { fileIdentity, identityAt } from './fileIdentity.ts';
import { headerProblem } from './headerProblem.ts';
import { PageSet } from './pageSet.ts';
import { ReadAhead } from './readAhead.ts';
import { ReadOnlyFile } from './readOnlyFile.ts';
import type { ReadStatistics } from './readStatistics.ts';
import { createReadStatistics } from './readStatistics.ts';
import { hasHotJournal } from './rollbackJournal.ts';
import { isCheckpointedAtMost } from './sharedMemory.ts';
import type { SnapshotMark } from './snapshotMark.ts';
import { isSameMark } from './snapshotMark.ts';
import type { StaleReason } from './staleSnapshot.ts';
import { StaleSnapshot } from './staleSnapshot.ts';
import { frameHeaderSize, frameStart } from './walFrame.ts';
import { parseWalHeader, walHeaderSize } from './walHeader.ts';
import { WalIndex } from './walIndex.ts';
import { bridgesRestart } from './walIndexBridge.ts';

// A doomed scan of a whole table should be noticed before its end.
const validateEveryReads = 4096;

/**
 * A consistent snapshot of a live database, from plain reads of its files: no lock, no write, no help of SQLite.
 *
 * A snapshot is a generation of the write-ahead log (its 32 header bytes, which carry random salts) and M, the last frame
 * of the last committed transaction in it. A page with a frame up to M is read from the log, the newest such frame; any
 * other page from the database file, and noted in `#fromFile`. After the read, `validate` proves that this was one moment:
 *
 * - Log frames do not change while the generation lasts. It ends only by a new header (which SQLite writes before it
 *   writes over any frame), by truncating or by deleting the log: the header bytes at the path are compared.
 *   The one exception, a transaction withdrawn by a crash, is told by WalIndex.stillHolds.
 * - A page in the database file can be newer than the snapshot only if a checkpoint copied a frame behind M of it. That
 *   frame was committed in this generation before it was copied, so it still stands in the log: no committed frame behind
 *   M may hold a page of `#fromFile`, and no later commit may have made the database smaller.
 *   Half-copied pages are covered too: a page that a checkpoint copies from a frame up to M, we never read from the file.
 * - The database file must still be the one at the path.
 *
 * Without a log ("bare": rollback mode, or the log is absent, empty or unusable) nothing of all files may have changed.
 */
export class SnapshotFile {
  readonly path: string;
  readonly statistics: ReadStatistics = createReadStatistics();
  /** False for the control run of the torture test, which shows what happens to a reader that does not validate. */
  readonly isValidating: boolean;

  /** Page size in bytes. */
  pageSize = 0;
  /** Size of the snapshot in pages. */
  pageCount = 0;
  /** Why the snapshot cannot be read as a database; to be believed, like any error, only once the snapshot validates. */
  problem: DatabaseError | null = null;
  /** What went wrong in a page read that SQLite asked for: SQLite itself only learns "I/O error". */
  failure: unknown = null;

  #database: ReadOnlyFile | null = null;
  #logFile: ReadOnlyFile | null = null;
  #identity = '';
  #logHead = '';
  #log: WalIndex | null = null;
  /** The generation before this one, when all its frames are known. */
  #bridged: WalIndex | null = null;
  #frames = 0;
  #bare = '';
  #isJustWritten = false;
  /** What page 1 tells SQLite as change counter: moves whenever cached pages may no longer belong to the snapshot. */
  #generation = 1;
  #cacheIsDoubtful = false;
  readonly #fromFile = new PageSet();
  /** What was read together with pages asked for by `pageAhead` since `begin`. */
  #ahead: ReadAhead | null = null;
  #logPage = Buffer.alloc(0);
  #reads = 0;

  constructor(path: string, options: { readonly validate?: boolean } = {}) {
    this.path = path;
    this.isValidating = options.validate ?? true;
  }

  /** The name of this snapshot. */
  get mark(): SnapshotMark {
    return {
      file: this.#identity,
      log: this.#log?.header.hex ?? '',
      frames: this.#frames,
      checksum: this.#log?.checksumAfter(this.#frames) ?? '',
      bare: this.#bare,
    };
  }

  /** `device:inode` of the database file. */
  get identity(): string {
    return this.#identity;
  }

  /** Opens the files and takes a snapshot: what is read until `validate` belongs to it. */
  begin(): void {
    this.end();
    this.failure = null;
    this.#reads = 0;
    const before = this.mark;
    const database = ReadOnlyFile.open(this.path);
    this.#database = database;
    const stat = database.stat();
    if (stat.isDirectory()) throw new DatabaseError('is-a-folder', this.path, `${this.path} is a folder, not a file.`);
    if (!stat.isFile()) throw new DatabaseError('not-a-database', this.path, `${this.path} is not a file.`);
    this.#logFile = ReadOnlyFile.openIfThere(`${this.path}-wal`);
    this.#followLog(fileIdentity(stat));
    this.#readHeader(database);
    this.#bare = '';
    if (!this.#log) {
      this.#bare = bareFileKey(this.path);
      if (hasHotJournal(this.path)) this.#giveUp('hot-journal');
      this.#isJustWritten = isJustWritten(database.stat(), Date.now());
    }
    if (this.#cacheIsDoubtful || !isSameMark(this.mark, before)) this.#generation = (this.#generation + 1) >>> 0 || 1;
    this.#cacheIsDoubtful = false;
  }

  /** Throws StaleSnapshot unless everything read since `begin` belongs to the snapshot. */
  validate(): void {
    if (!this.isValidating) return;
    if (identityAt(this.path) !== this.#identity) this.#giveUp('replaced');
    const file = ReadOnlyFile.openIfThere(`${this.path}-wal`);
    try {
      if (logHead(file) !== this.#logHead) this.#giveUp('wal-generation');
      if (!this.#log || !file) return this.#validateBare();
      this.#validateLog(this.#log, file);
      // The header was still ours after the tail was read, so the tail was whole.
      if (logHead(file) !== this.#logHead) this.#giveUp('wal-generation');
    } finally {
      file?.close();
    }
  }

  /** Closes the files: none is held between reads. */
  end(): void {
    this.#database?.close();
    this.#logFile?.close();
    this.#database = this.#logFile = null;
    this.#ahead?.clear();
  }

  /** Drops everything remembered of the files, so that the next snapshot starts clean after damage. */
  forget(): void {
    this.#log = this.#bridged = null;
    this.#logHead = '';
    this.#cacheIsDoubtful = true;
  }

  /**
   * Pages written since an earlier snapshot, in no order, without those that no longer exist; null when that cannot be known.
   */
  pagesSince(mark: SnapshotMark | null): readonly number[] | null {
    if (isSameMark(this.mark, mark)) return [];
    const log = this.#log;
    if (!mark || mark.file !== this.#identity) return null;
    const now = log?.pages.slice(0, this.#frames) ?? [];
    const pages =
      mark.log === '' ? (this.#isFirstLogSince(mark) ? now : null) : log && this.#framesSince(mark, log, now);
    return pages && [...new Set(pages)].filter((page) => page <= this.pageCount);
  }

  #framesSince(mark: SnapshotMark, log: WalIndex, now: readonly number[]): readonly number[] | null {
    const since = (index: WalIndex): number[] | null =>
      mark.log === index.header.hex && mark.checksum === index.checksumAfter(mark.frames)
        ? index.pages.slice(mark.frames)
        : null;
    const old = this.#bridged && since(this.#bridged);
    return old ? [...old, ...now] : since(log) && now.slice(mark.frames);
  }

  /**
   * True when the log, if there is one, holds all commits since a snapshot without one, as after a start of OpenCode. A log is
   * begun anew, emptied or removed only once its pages stand in the database file: if that was not written since, this log is
   * the first. Asked after the log was read, which it therefore was before anything was copied.
   */
  #isFirstLogSince(mark: SnapshotMark): boolean {
    return isFileAsInKey(this.path, mark.bare);
  }

  /** Reads bytes of the snapshot into `into`; false (and zeroes) where it reaches behind the end. */
  read(into: Uint8Array, offset: number, length: number, position: number): boolean {
    if (++this.#reads % validateEveryReads === 0) this.validate();
    let isWhole = true;
    for (let done = 0; done < length;) {
      const page = Math.floor((position + done) / this.pageSize) + 1;
      const start = position + done - (page - 1) * this.pageSize;
      const wanted = Math.min(length - done, this.pageSize - start);
      const got = page <= this.pageCount ? this.#readPiece(into, offset + done, wanted, page, start) : 0;
      if (got < wanted) {
        into.fill(0, offset + done + got, offset + done + wanted);
        isWhole = false;
      }
      done += wanted;
    }
    return isWhole;
  }

  /**
   * One page of the snapshot, whole and as it stands, valid until the next call; null when there is none. What it was read
   * together with is kept until the read ends: for a walk through most of a table. Page 1 is not for this.
   */
  pageAhead(page: number): Buffer | null {
    if (++this.#reads % validateEveryReads === 0) this.validate();
    if (page < 2 || page > this.pageCount) return null;
    if ((this.#log?.frameOf(page) ?? null) !== null) {
      if (this.#logPage.length !== this.pageSize) this.#logPage = Buffer.alloc(this.pageSize);
      return this.#readRaw(this.#logPage, 0, this.pageSize, page, 0) < this.pageSize ? null : this.#logPage;
    }
    this.statistics.databasePages++;
    this.#fromFile.add(page);
    // A stretch may hold pages that stand in the log as well: those are never taken from it.
    if (this.#ahead?.pageSize !== this.pageSize) this.#ahead = new ReadAhead(this.pageSize);
    return this.#ahead.page(page, this.#database);
  }

  #readPiece(into: Uint8Array, offset: number, length: number, page: number, start: number): number {
    const got = this.#readRaw(into, offset, length, page, start);
    if (got < length) this.#cacheIsDoubtful = true;
    if (page === 1) presentHeader(into, offset, length, start, this.#generation, this.pageCount);
    return got;
  }

  #readRaw(into: Uint8Array, offset: number, length: number, page: number, start: number): number {
    const log = this.#log;
    const frame = log?.frameOf(page) ?? null;
    if (log && frame !== null) {
      this.statistics.logPages++;
      const position = frameStart(log.header, frame) + frameHeaderSize + start;
      return this.#logFile?.read(into, offset, length, position) ?? 0;
    }
    this.statistics.databasePages++;
    this.#fromFile.add(page);
    return this.#database?.read(into, offset, length, (page - 1) * this.pageSize + start) ?? 0;
  }

  #followLog(identity: string): void {
    const file = this.#logFile;
    const head = logHead(file);
    const isSameFile = identity === this.#identity;
    this.#identity = identity;
    let before: WalIndex | null = null;
    if (head !== this.#logHead || !isSameFile || (file && this.#log?.stillHolds(file) === false)) {
      const header = parseWalHeader(Buffer.from(head, 'hex'));
      if (head !== this.#logHead && isSameFile) before = this.#log;
      this.#log = header && new WalIndex(header);
      this.#logHead = head;
      this.#bridged = null;
    }
    const log = this.#log;
    if (log && file) {
      log.extend(file);
      log.apply();
      if (before && bridgesRestart(before, log, file)) this.#bridged = before;
      before?.retire();
    }
    this.#frames = log?.length ?? 0;
  }

  #readHeader(database: ReadOnlyFile): void {
    const fileSize = database.size();
    const log = this.#log;
    // Page 1 is read before the page size is known, which its position does not need.
    this.pageSize = this.#frames > 0 && log ? log.header.pageSize : 1;
    this.#fromFile.reset(this.#frames > 0 && log ? log.pageCount : 1);
    const bytes = new Uint8Array(databaseHeaderSize);
    const got = this.#readRaw(bytes, 0, databaseHeaderSize, 1, 0);
    const header = parseDatabaseHeader(bytes.subarray(0, got));
    if (this.#frames > 0 && log) {
      this.pageCount = log.pageCount;
    } else {
      this.pageSize = header?.pageSize ?? 1;
      this.pageCount = header ? Math.floor(fileSize / this.pageSize) : 0;
      this.#fromFile.reset(this.pageCount);
      this.#fromFile.add(1);
    }
    this.problem = headerProblem(this.path, header, fileSize, this.pageCount);
  }

  #validateLog(log: WalIndex, file: ReadOnlyFile): void {
    if (!log.stillHolds(file)) this.#giveUp('wal-rewritten');
    log.extend(file);
    if (log.smallestPendingCount < this.pageCount) this.#giveUp('shrunk');
    for (let i = this.#frames; i < log.length; i++) {
      if (!this.#fromFile.has(log.pages[i] ?? 0)) continue;
      if (isCheckpointedAtMost(this.path, log.header, this.#frames, log.length)) break;
      this.#giveUp('conflict');
    }
  }

  #validateBare(): void {
    if (hasHotJournal(this.path)) this.#giveUp('hot-journal');
    if (this.#isJustWritten) this.#giveUp('just-written');
    if (bareFileKey(this.path) !== this.#bare) this.#giveUp('file-changed');
  }

  #giveUp(reason: StaleReason): never {
    this.#cacheIsDoubtful = true;
    throw new StaleSnapshot(reason);
  }
}

/** The first bytes of the log in hex: its generation. Empty for a log that is absent or empty. */
function logHead(file: ReadOnlyFile | null): string {
  return file ? Buffer.from(file.head(walHeaderSize)).toString('hex') : '';
}
