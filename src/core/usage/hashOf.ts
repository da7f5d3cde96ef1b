import { identityOf } from './identityOf.ts';

/** 32-bit hash of a text, 0 only for the empty one: enough to compare what stands in one session. */
export function hashOf(text: string): number {
  if (text === '') return 0;
  return identityOf(text) >>> 0 || 1;
}
