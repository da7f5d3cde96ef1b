import { requestFlags } from '../../core/usage/requestFlags.ts';

/** Counted requests among the first `size` rows: what a source adds to the whole. */
export function countRequests(flags: Uint8Array, size: number): number {
  let count = 0;
  for (let slot = 0; slot < size; slot++) {
    if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) === requestFlags.counted) count++;
  }
  return count;
}
