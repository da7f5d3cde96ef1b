/** A number of SQLite's variable-length kind and where the bytes behind it start. */
export interface Varint {
  readonly value: number;
  readonly end: number;
}

const longest = 9;

/**
 * Reads the variable-length number at `offset`, or null when it reaches behind `limit`. It is a signed 64-bit number: beyond
 * 2^53 in either direction the value is rounded to the nearest double, never wrong in sign or size.
 */
export function readVarint(bytes: Uint8Array, offset: number, limit: number): Varint | null {
  let value = 0;
  for (let i = 0; i < longest - 1; i++) {
    if (offset + i >= limit) return null;
    const byte = bytes[offset + i] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: offset + i + 1 };
  }
  return offset + longest > limit ? null : { value: readLongest(bytes, offset), end: offset + longest };
}

/** All nine bytes: seven bits of the first eight, all of the ninth. */
function readLongest(bytes: Uint8Array, offset: number): number {
  let value = 0n;
  for (let i = 0; i < longest - 1; i++) value = (value << 7n) | BigInt((bytes[offset + i] ?? 0) & 0x7f);
  return Number(BigInt.asIntN(64, (value << 8n) | BigInt(bytes[offset + longest - 1] ?? 0)));
}
