/** Length of the header at the start of page 1, in bytes. */
export const databaseHeaderSize = 100;

const magic = 'SQLite format 3\0';

/** What the reader needs of a database's own header. */
export interface DatabaseHeader {
  readonly pageSize: number;
  /** Bytes at the end of each page that hold nothing of the database. */
  readonly reservedBytes: number;
  /** 1: rollback journal, 2: write-ahead log; above: a format this code does not know. */
  readonly readVersion: number;
  /** 1: UTF-8, 2 and 3: UTF-16; 0 until the first table is made. */
  readonly textEncoding: number;
  /** Size in pages as the last writer noted it, or null when that note is out of date. */
  readonly pageCount: number | null;
}

/** Reads the header in these bytes, or null when they are not the start of a SQLite database. */
export function parseDatabaseHeader(bytes: Uint8Array): DatabaseHeader | null {
  if (bytes.length < databaseHeaderSize) return null;
  for (let i = 0; i < magic.length; i++) if (bytes[i] !== magic.charCodeAt(i)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, databaseHeaderSize);
  const storedPageSize = view.getUint16(16);
  const pageSize = storedPageSize === 1 ? 65_536 : storedPageSize; // 65536 does not fit its two bytes
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return null;
  const pageCount = view.getUint32(28);
  const isNoted = pageCount > 0 && view.getUint32(24) === view.getUint32(92);
  return {
    pageSize,
    reservedBytes: view.getUint8(20),
    readVersion: view.getUint8(19),
    textEncoding: view.getUint32(56),
    pageCount: isNoted ? pageCount : null,
  };
}

/**
 * Makes a piece of page 1 say what SQLite must see of a snapshot: a rollback-journal database (so that it looks for no log
 * of its own), of the snapshot's size, with the snapshot's generation as change counter (so that SQLite keeps its page
 * cache exactly as long as the snapshot stays the same). The piece is `length` bytes from byte `start` of the page.
 */
export function presentHeader(
  bytes: Uint8Array,
  offset: number,
  length: number,
  start: number,
  generation: number,
  pageCount: number,
): void {
  const put = (position: number, value: number): void => {
    if (position >= start && position < start + length) bytes[offset + position - start] = value;
  };
  const putWord = (position: number, value: number): void => {
    for (let i = 0; i < 4; i++) put(position + i, (value >>> (24 - 8 * i)) & 0xff);
  };
  put(18, 1);
  put(19, 1);
  putWord(24, generation);
  putWord(28, pageCount);
  putWord(92, generation);
}
