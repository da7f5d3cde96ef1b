import type { StaleReason } from './staleSnapshot.ts';

/** How long to wait, in milliseconds, before the snapshot is taken again after `attempt` (from 0) failed. */
export function retryPause(reason: StaleReason, attempt: number): number {
  const doubling = 2 ** attempt;
  if (reason === 'just-written') return 10;
  if (reason === 'hot-journal') return Math.min(100, 2 * doubling);
  return attempt < 2 ? 0 : Math.min(50, doubling);
}
