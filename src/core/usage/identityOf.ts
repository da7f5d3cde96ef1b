/**
 * 53-bit hash of a message's id, the same in every storage the message is kept in; 0 for no id. Ids are random enough
 * that two messages of one machine never share it, and a number takes a tenth of the memory of the text.
 */
export function identityOf(id: string): number {
  if (id === '') return 0;
  let high = highSeed;
  let low = lowSeed;
  for (let index = 0; index < id.length; index++) {
    const code = id.charCodeAt(index);
    high = Math.imul(high ^ code, highFactor);
    low = Math.imul(low ^ code, lowFactor);
  }
  return identityFrom(high, low);
}

/** The same for a text given as the numbers of its first `length` letters. */
export function identityOfCodes(codes: Uint8Array, length: number): number {
  if (length === 0) return 0;
  let high = highSeed;
  let low = lowSeed;
  for (let index = 0; index < length; index++) {
    const code = codes[index] ?? 0;
    high = Math.imul(high ^ code, highFactor);
    low = Math.imul(low ^ code, lowFactor);
  }
  return identityFrom(high, low);
}

const highSeed = 0xdeadbeef;
const lowSeed = 0x41c6ce57;
const highFactor = 0x9e3779b1;
const lowFactor = 0x5f356495;

function identityFrom(high: number, low: number): number {
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return 4294967296 * (2097151 & high) + (low >>> 0) || 1;
}
