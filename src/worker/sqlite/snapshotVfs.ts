import type { SnapshotFile } from './snapshotFile.ts';
import type { NativeCallback, SqlJs, SqlDatabase } from './sqlJsModule.ts';
import type { SqliteMemory } from './sqliteMemory.ts';

// SQLite's result codes and flags.
const ok = 0;
const readOnly = 8;
const notFound = 12;
const cannotOpen = 14;
const readError = 266;
const shortRead = 522;
const openReadOnly = 0x1;
const openMainDatabase = 0x100;

// Offsets in SQLite's public structures sqlite3_vfs, sqlite3_io_methods and sqlite3_file, in bytes.
const vfsName = 16;
const vfsOpen = 24;
const methodCount = 12;
const fileNumber = 4;

const sectorSize = 4096;

/**
 * Lets the SQLite inside the unmodified npm sql.js read its pages from a SnapshotFile.
 *
 * sql.js exports no way to register a file system of one's own, but the pieces of one can be reached: `db.db` is SQLite's
 * `sqlite3` object, whose first member is its `sqlite3_vfs`; that structure and `sqlite3_io_methods` are SQLite's public
 * binary interface; and Emscripten's `addFunction` makes JavaScript callable from C. So the default VFS's `xOpen` is
 * replaced for the length of one `new SQL.Database()`, and hands out our read-only methods for that one file.
 */
export class SnapshotVfs {
  readonly #sql: SqlJs;
  readonly #memory: SqliteMemory;
  readonly #vfs: number;
  readonly #methods: number;
  readonly #ownOpen: number;
  readonly #files = new Map<number, SnapshotFile>();
  #lastNumber = 0;
  #opening: SnapshotFile | null = null;

  /** `probe` is any open database of this sql.js: it leads to the VFS. */
  constructor(sql: SqlJs, memory: SqliteMemory, probe: SqlDatabase) {
    this.#sql = sql;
    this.#memory = memory;
    this.#vfs = memory.word(probe.db);
    const version = memory.word(this.#vfs);
    const name = sql.UTF8ToString(memory.word(this.#vfs + vfsName));
    // Looked at before anything is changed: a sql.js that is built differently must fail here, not in someone's data.
    if (version < 1 || version > 3 || !name.startsWith('unix')) throw new Error('sql.js has an unexpected sqlite3_vfs');
    this.#methods = this.#createMethods();
    this.#ownOpen = this.#add('iiiiii', (_vfs: number, _name: number, file: number, flags: number, flagsOut: number) =>
      this.#xOpen(file, flags, flagsOut),
    );
  }

  /** A database that reads through `file`. */
  open(file: SnapshotFile): SqlDatabase {
    const originalOpen = this.#memory.word(this.#vfs + vfsOpen);
    this.#opening = file;
    this.#memory.setWord(this.#vfs + vfsOpen, this.#ownOpen);
    try {
      // The empty array makes sql.js create a file in its memory, which it wants to remove when it closes the database.
      const database = new this.#sql.Database(new Uint8Array(0));
      if (this.#isWaiting()) throw new Error('sql.js did not open its database through sqlite3_vfs.xOpen');
      return database;
    } finally {
      this.#opening = null;
      this.#memory.setWord(this.#vfs + vfsOpen, originalOpen);
    }
  }

  #isWaiting(): boolean {
    return this.#opening !== null;
  }

  #xOpen(file: number, flags: number, flagsOut: number): number {
    if (!this.#opening || !(flags & openMainDatabase)) return cannotOpen;
    const number = ++this.#lastNumber;
    this.#files.set(number, this.#opening);
    this.#opening = null;
    this.#memory.setWord(file, this.#methods);
    this.#memory.setWord(file + fileNumber, number);
    if (flagsOut) this.#memory.setWord(flagsOut, openReadOnly);
    return ok;
  }

  #xRead(file: number, into: number, length: number, position: bigint): number {
    const snapshot = this.#fileAt(file);
    if (!snapshot) return readError;
    try {
      return snapshot.read(this.#memory.bytes, into, length, Number(position)) ? ok : shortRead;
    } catch (error) {
      snapshot.failure ??= error; // nothing may be thrown through SQLite: the reader picks it up
      return readError;
    }
  }

  #xFileSize(file: number, sizeOut: number): number {
    const snapshot = this.#fileAt(file);
    this.#memory.setLongWord(sizeOut, snapshot ? snapshot.pageCount * snapshot.pageSize : 0);
    return ok;
  }

  #fileAt(file: number): SnapshotFile | undefined {
    return this.#files.get(this.#memory.word(file + fileNumber));
  }

  #createMethods(): number {
    // A new function for each: addFunction knows a function again and would give it its first signature.
    const nothing = () => (): number => ok;
    const refuse = () => (): number => readOnly;
    const close = (file: number): number => {
      this.#files.delete(this.#memory.word(file + fileNumber));
      return ok;
    };
    const isReserved = (_file: number, out: number): number => {
      this.#memory.setWord(out, 0);
      return ok;
    };
    const methods = [
      this.#add('ii', close),
      this.#add('iiiij', (file: number, into: number, length: number, position: bigint) =>
        this.#xRead(file, into, length, position),
      ),
      this.#add('iiiij', refuse()), // xWrite
      this.#add('iij', refuse()), // xTruncate
      this.#add('iii', nothing()), // xSync
      this.#add('iii', (file: number, out: number) => this.#xFileSize(file, out)),
      this.#add('iii', nothing()), // xLock: the snapshot needs none
      this.#add('iii', nothing()), // xUnlock
      this.#add('iii', isReserved),
      this.#add('iiii', () => notFound), // xFileControl
      this.#add('ii', () => sectorSize),
      this.#add('ii', nothing()), // xDeviceCharacteristics
    ];
    const address = this.#sql._malloc(4 * (1 + methodCount));
    this.#memory.setWord(address, 1); // version 1: no shared memory, no memory mapping
    methods.forEach((method, i) => this.#memory.setWord(address + 4 * (1 + i), method));
    return address;
  }

  #add(signature: string, callback: NativeCallback): number {
    return this.#sql.addFunction(callback, signature);
  }
}
