import type { Figures } from '../../core/reports/figures.ts';

/** Share (0..1) of calls, failed ones included, that ended in an error; null when there was no call. */
export function errorRate(figures: Figures): number | null {
  const calls = figures.requests + figures.failedRequests;
  return calls === 0 ? null : figures.errors / calls;
}
