import { isUtf8 } from 'node:buffer';
import type { PlainTextMemory } from './plainText.ts';

/** Columns of one row that are looked at; a wider row is left to SQLite. */
const mostColumns = 64;

const firstTextType = 13;

/** Of a text of a gigabyte, which is the longest that SQLite keeps. */
const largestType = 0x7fff_ffff;

/**
 * One row as its bytes stand in the file. A column answers `undefined` for what only SQLite itself should read: rows written
 * before a column was added, blobs, damaged text. The object is used again for the next row.
 */
export class TableRecord {
  rowid = 0;
  /** Bytes from here on are not the row's: it ends here, or goes on on a page that was not asked for. */
  here = 0;
  /** Holds the row's bytes, among others. */
  bytes: Buffer = Buffer.alloc(0);
  /** Of the same memory as `bytes`. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** What passes over plain text in `bytes` quickly, where there is such a thing. */
  plain: PlainTextMemory | null = null;
  /** Bytes of the row. */
  length = 0;
  /** How many columns the row has. */
  count = 0;
  // Whole numbers: others would each be an object of their own until V8 has compiled what reads them.
  readonly #types = new Int32Array(mostColumns);
  readonly #starts = new Int32Array(mostColumns + 1);
  /** The last text of ASCII letters in each column. */
  readonly #last: string[] = [];

  /** Finds the columns of the record in these bytes; false when it is none, or unusual. */
  read(rowid: number, start: number, length: number): boolean {
    const { bytes } = this;
    const end = start + length;
    const headerSize = bytes[start] ?? 0;
    if (headerSize < 1 || headerSize >= 0x80 || headerSize > length) return false; // 126 bytes of types are many
    this.rowid = rowid;
    this.length = length;
    this.count = 0;
    let body = start + headerSize;
    for (let at = start + 1; at < start + headerSize;) {
      let type = 0;
      let byte = 0x80;
      for (let i = 0; byte >= 0x80; i++) {
        if (i > 6 || at >= start + headerSize) return false;
        byte = bytes[at++] ?? 0;
        type = type * 128 + (byte & 0x7f);
      }
      if (this.count >= mostColumns || type > largestType || type === 10 || type === 11) return false;
      this.#types[this.count] = type;
      this.#starts[this.count++] = body;
      body += sizeOf(type);
    }
    this.#starts[this.count] = body;
    return body === end;
  }

  /** First byte of a column. */
  start(column: number): number {
    return this.#starts[column] ?? 0;
  }

  /** The byte behind a column. */
  end(column: number): number {
    return this.#starts[column + 1] ?? 0;
  }

  /** True when a column holds text. */
  isText(column: number): boolean {
    const type = this.#types[column] ?? 0;
    return column < this.count && type >= firstTextType && type % 2 === 1;
  }

  /** The number in a column, as SQLite would give it; null for NULL and for text. */
  number(column: number): number | null | undefined {
    if (column >= this.count) return undefined;
    const type = this.#types[column] ?? 0;
    const at = this.#starts[column] ?? 0;
    const { view } = this;
    switch (type) {
      case 0:
        return null;
      case 1:
        return view.getInt8(at);
      case 2:
        return view.getInt16(at);
      case 3:
        return view.getInt16(at) * 0x100 + view.getUint8(at + 2);
      case 4:
        return view.getInt32(at);
      case 5:
        return view.getInt16(at) * 0x1_0000_0000 + view.getUint32(at + 2);
      case 6:
        return Number(view.getBigInt64(at));
      case 7: {
        const value = view.getFloat64(at);
        return Number.isNaN(value) ? undefined : value;
      }
      case 8:
        return 0;
      case 9:
        return 1;
      default:
        return type >= firstTextType && type % 2 === 1 ? null : undefined;
    }
  }

  /** Whether a column holds a text that begins with these bytes. */
  startsWith(column: number, beginning: Uint8Array): boolean | undefined {
    if (!this.isText(column)) return this.number(column) === undefined ? undefined : false;
    const start = this.start(column);
    if (this.end(column) - start < beginning.length) return false;
    for (let index = 0; index < beginning.length; index++) {
      if (this.bytes[start + index] !== beginning[index]) return false;
    }
    return true;
  }

  /** The text in a column exactly as SQLite would give it; null for NULL and for a number. */
  text(column: number): string | null | undefined {
    if (column >= this.count) return undefined;
    if (!this.isText(column)) return this.number(column) === undefined ? undefined : null;
    return textOf(this.bytes, this.start(column), this.end(column));
  }

  /** The same for a column whose texts are short, and mostly those of the row before. */
  shortText(column: number): string | null | undefined {
    if (!this.isText(column)) return this.text(column);
    const { bytes } = this;
    const start = this.start(column);
    const end = this.end(column);
    const last = this.#last[column];
    if (last?.length === end - start && isAt(last, bytes, start)) return last;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === 0 || byte >= 0x80) return this.text(column);
    }
    return (this.#last[column] = bytes.toString('latin1', start, end));
  }

  /** The text or number in a column, or null, exactly as SQLite would give it. */
  value(column: number): string | number | null | undefined {
    return this.isText(column) ? this.text(column) : this.number(column);
  }
}

function isAt(text: string, bytes: Buffer, start: number): boolean {
  for (let index = text.length - 1; index >= 0; index--) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}

/** Bytes a value of this type takes; types 10 and 11 are SQLite's own. */
function sizeOf(type: number): number {
  return type >= 12 ? (type - 12) >>> 1 : (numberSizes[type] ?? 0);
}

const numberSizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/**
 * The text in these bytes, or undefined where readers may differ: bytes that are no UTF-8, a zero (which ends a text in C),
 * a byte order mark.
 */
function textOf(bytes: Buffer, start: number, end: number): string | undefined {
  const text = bytes.toString('utf8', start, end);
  // As many letters as bytes, and none that stands for a damaged one: it is all ASCII, as most texts are.
  if (text.length === end - start && !text.includes('\ufffd') && !text.includes('\0')) return text;
  const part = bytes.subarray(start, end);
  const hasMark = part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf;
  if (!isUtf8(part) || part.includes(0) || hasMark) return undefined;
  return text;
}
