import { identityOf, identityOfCodes } from './identityOf.ts';

/** 32-bit hash of a text, 0 only for the empty one: enough to compare what stands in one session. */
export function hashOf(text: string): number {
  if (text === '') return 0;
  return identityOf(text) >>> 0 || 1;
}

/** The same for a text given as the numbers of its first `length` letters. */
export function hashOfCodes(codes: Uint8Array, length: number): number {
  if (length === 0) return 0;
  return identityOfCodes(codes, length) >>> 0 || 1;
}
