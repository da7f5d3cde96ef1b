import os from 'node:os';

const hostIsBigEndian = os.endianness() === 'BE';

/** The running pair of 32-bit sums that chains every frame of a log to all frames before it. */
export interface WalChecksum {
  first: number;
  second: number;
}

/**
 * Adds the 32-bit words [from, to) to a running checksum (in place): SQLite's own sum over the write-ahead log.
 * `bigEndian` says in which order the log's writer read the words; the words here are in the order of this machine.
 */
export function addToWalChecksum(
  sum: WalChecksum,
  words: Int32Array,
  from: number,
  to: number,
  bigEndian: boolean,
): void {
  let { first, second } = sum;
  const swap = bigEndian !== hostIsBigEndian;
  for (let i = from; i < to; i += 2) {
    const even = words[i] ?? 0;
    const odd = words[i + 1] ?? 0;
    first = (first + (swap ? swapBytes(even) : even) + second) | 0;
    second = (second + (swap ? swapBytes(odd) : odd) + first) | 0;
  }
  sum.first = first;
  sum.second = second;
}

function swapBytes(word: number): number {
  return ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}
