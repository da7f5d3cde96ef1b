import { plainTextMemory } from './plainText.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import { deepest, interiorHeader, interiorType, leafHeader, leafType } from './tablePage.ts';
import { TableRecord } from './tableRecord.ts';
import { databaseHeaderSize } from './databaseHeader.ts';
import { readVarint } from './varint.ts';

const mostPageBytes = 65_536;

/** Room for rows that stand on several pages; longer ones get room of their own while they are looked at. */
const usualRoom = 256 * 1024;

/** The longest row that is put together here, in bytes. */
const longestRow = 64 * 1024 * 1024;

/** Leaves without a row to visit that may come before the first one with: one, or a few where rows were deleted. */
const mostSkipped = 16;

/** Where the walk through a table begins, and what its pages are like. */
export interface TableShape {
  /** First page of the table. */
  readonly root: number;
  /** Bytes of each page that may be used. */
  readonly usable: number;
  /** False where other tables' pages stand between its own: then neighbours are not worth reading. */
  readonly isDense?: boolean;
  /** For each column whether rows written before it was added hold something else than NULL in it. */
  readonly withDefault?: readonly boolean[];
  /** True when only what stands of a row on its leaf is wanted: `TableRecord.here` says how far that goes. */
  readonly onlyLeaves?: boolean;
}

/** How a walk ended: after the last row, where the visitor said so, or before something that only SQLite should read. */
export type WalkEnd = 'end' | 'stopped' | 'unusual';

/**
 * Goes through the rows of a table in the order of their rowids straight from its pages, without SQLite: for a pass over
 * most of a big table. It reads what is as every writer leaves it, and stops before whatever is not: from the last row
 * visited on, SQLite can read the rest, or say what is wrong.
 */
export class TableWalk {
  readonly #record = new TableRecord();
  #reader: SnapshotReader | null = null;
  #usable = 0;
  #after = 0;
  #skipped = 0;
  #hasBegun = false;
  #isDense = true;
  #onlyLeaves = false;
  #single = Buffer.alloc(0);
  #visit: (record: TableRecord) => boolean = () => false;

  /** Visits the rows after a rowid until the visitor returns false. */
  run(reader: SnapshotReader, shape: TableShape, after: number, visit: (record: TableRecord) => boolean): WalkEnd {
    this.#reader = reader;
    this.#usable = shape.usable;
    this.#after = after;
    this.#skipped = 0;
    this.#hasBegun = false;
    this.#isDense = shape.isDense ?? true;
    this.#onlyLeaves = shape.onlyLeaves ?? false;
    this.#visit = visit;
    const memory = usual.take();
    this.#take(memory);
    try {
      return this.#page(shape.root, 0);
    } finally {
      this.#reader = null;
      this.#take(nothing);
      usual.giveBack(memory);
    }
  }

  /** Visits the rows below a page. */
  #page(number: number, depth: number): WalkEnd {
    const page = depth > deepest ? null : this.#read(number);
    if (page === null) return 'unusual';
    // The first page begins with the header of the whole file.
    const start = number === 1 ? databaseHeaderSize : 0;
    if (page[start] === leafType) return this.#leaf(page, start);
    if (page[start] !== interiorType) return 'unusual';
    const children = this.#childrenOf(page, start);
    if (children === null) return 'unusual';
    for (const child of children) {
      const end = this.#page(child, depth + 1);
      if (end !== 'end') return end;
    }
    return 'end';
  }

  /** A page that stays as it is until the next one is read. */
  #read(number: number): Buffer | null {
    const reader = this.#reader;
    if (reader === null || number < 1 || number > reader.pageCount) return null;
    if (this.#isDense && number !== 1) return reader.pageAhead(number);
    if (this.#single.length !== reader.pageSize) this.#single = Buffer.alloc(reader.pageSize);
    reader.readPage(number, this.#single);
    return this.#single;
  }

  /** The pages below an interior page that may hold rows to visit; null when it is not as it should be. */
  #childrenOf(page: Buffer, start: number): readonly number[] | null {
    const count = page.readUInt16BE(start + 3);
    const first = start + interiorHeader + 2 * count;
    if (first > this.#usable) return null;
    const children: number[] = [];
    let previous = -Infinity;
    for (let index = 0; index < count; index++) {
      const cell = page.readUInt16BE(start + interiorHeader + 2 * index);
      const key = cell < first ? null : readVarint(page, cell + 4, this.#usable);
      if (key === null || key.value <= previous) return null;
      previous = key.value;
      // A key is the largest rowid below its child.
      if (key.value > this.#after) children.push(page.readUInt32BE(cell));
    }
    children.push(page.readUInt32BE(start + 8));
    return children;
  }

  /** Visits the rows of a leaf, which is copied first: the rest of its rows stands on other pages. */
  #leaf(page: Buffer, start: number): WalkEnd {
    const record = this.#record;
    const usable = this.#usable;
    record.bytes.set(page);
    const room = page.length;
    const count = record.view.getUint16(start + 3);
    const first = start + leafHeader + 2 * count;
    if (first > usable) return 'unusual';
    const before = this.#after;
    let previous = -Infinity;
    for (let index = 0; index < count; index++) {
      const { bytes } = record;
      const cell = record.view.getUint16(start + leafHeader + 2 * index);
      const size = cell < first ? null : readVarint(bytes, cell, usable);
      const rowid = size && readVarint(bytes, size.end, usable);
      if (!size || !rowid || rowid.value <= previous || Math.abs(rowid.value) > Number.MAX_SAFE_INTEGER)
        return 'unusual';
      previous = rowid.value;
      if (rowid.value <= before) {
        // Rows come in order: else pages lead in a circle, or to a page of another table.
        if (this.#hasBegun) return 'unusual';
        continue;
      }
      if (size.value < 0 || size.value > longestRow) return 'unusual';
      const local = localSize(size.value, usable);
      const isWhole = local === size.value;
      if (rowid.end + local + (isWhole ? 0 : 4) > usable) return 'unusual';
      const isHere = isWhole || this.#onlyLeaves;
      if (!isHere && !this.#gather(rowid.end, local, size.value, room)) return 'unusual';
      if (!record.read(rowid.value, isHere ? rowid.end : room, size.value)) return 'unusual';
      record.here = isHere ? rowid.end + local : room + size.value;
      this.#after = rowid.value;
      this.#hasBegun = true;
      if (!this.#visit(record)) return 'stopped';
    }
    if (previous > before) return 'end';
    return this.#hasBegun || ++this.#skipped > mostSkipped ? 'unusual' : 'end';
  }

  /** Puts a row that stands on several pages together behind the leaf. */
  #gather(start: number, local: number, size: number, room: number): boolean {
    const record = this.#record;
    if (room + size > record.bytes.length) {
      const { bytes } = record;
      this.#take(ordinaryMemory(room + size));
      bytes.copy(record.bytes, 0, 0, room);
    }
    const { bytes } = record;
    bytes.copyWithin(room, start, start + local);
    let next = record.view.getUint32(start + local);
    const perPage = this.#usable - 4;
    for (let done = local; done < size;) {
      const page = this.#read(next);
      if (page === null) return false;
      const length = Math.min(perPage, size - done);
      page.copy(bytes, room + done, 4, 4 + length);
      next = page.readUInt32BE(0);
      done += length;
    }
    return next === 0;
  }

  #take({ bytes, view, plain }: RowMemory): void {
    const record = this.#record;
    record.bytes = bytes;
    record.view = view;
    record.plain = plain;
  }
}

type RowMemory = Pick<TableRecord, 'bytes' | 'view' | 'plain'>;

const nothing = ordinaryMemory(0);

/** One memory for all walks, of which hardly two run at a time: a WebAssembly memory is more than its bytes to the system. */
class UsualMemory {
  #idle: RowMemory | null = null;

  take(): RowMemory {
    const memory = this.#idle ?? memoryOf(mostPageBytes + usualRoom);
    this.#idle = null;
    return memory;
  }

  giveBack(memory: RowMemory): void {
    this.#idle = memory;
  }
}

const usual = new UsualMemory();

/** Memory in which texts can be passed over quickly, where the machine can do that. */
function memoryOf(size: number): RowMemory {
  const plain = plainTextMemory(size);
  if (plain === null) return ordinaryMemory(size);
  return { bytes: plain.bytes, view: viewOf(plain.bytes), plain };
}

function ordinaryMemory(size: number): RowMemory {
  const bytes = Buffer.allocUnsafeSlow(size);
  return { bytes, view: viewOf(bytes), plain: null };
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** How many bytes of a row stand on its leaf page. */
function localSize(size: number, usable: number): number {
  const most = usable - 35;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const local = least + ((size - least) % (usable - 4));
  return local <= most ? local : least;
}
