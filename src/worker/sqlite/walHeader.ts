import type { WalChecksum } from './walChecksum.ts';
import { addToWalChecksum } from './walChecksum.ts';

/** Length of the header of a write-ahead log, in bytes. */
export const walHeaderSize = 32;

const magic = 0x377f0682;
const formatVersion = 3_007_000;

/** The header of a write-ahead log: written anew, with new salts, whenever the log starts from its beginning. */
export interface WalHeader {
  /** All 32 bytes in hex: the name of this generation of the log. */
  readonly hex: string;
  readonly pageSize: number;
  readonly bigEndianChecksum: boolean;
  /** Counts the restarts of the log, from a random start. */
  readonly salt1: number;
  readonly salt2: number;
  /** Where the checksums of the frames start from. */
  readonly checksum: Readonly<WalChecksum>;
}

/** The header in these bytes, or null where SQLite itself would ignore the log: absent, cut, garbage, wrong checksum. */
export function parseWalHeader(bytes: Uint8Array): WalHeader | null {
  if (bytes.length < walHeaderSize) return null;
  const copy = new Uint8Array(walHeaderSize);
  copy.set(bytes.subarray(0, walHeaderSize));
  const view = new DataView(copy.buffer);
  const magicWord = view.getUint32(0);
  if ((magicWord & ~1) !== magic || view.getUint32(4) !== formatVersion) return null;
  const pageSize = view.getUint32(8);
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null;
  const bigEndianChecksum = (magicWord & 1) === 1;
  const checksum: WalChecksum = { first: 0, second: 0 };
  addToWalChecksum(checksum, new Int32Array(copy.buffer), 0, 6, bigEndianChecksum);
  if (checksum.first !== view.getInt32(24) || checksum.second !== view.getInt32(28)) return null;
  return {
    hex: Buffer.from(copy).toString('hex'),
    pageSize,
    bigEndianChecksum,
    salt1: view.getInt32(16),
    salt2: view.getInt32(20),
    checksum,
  };
}
