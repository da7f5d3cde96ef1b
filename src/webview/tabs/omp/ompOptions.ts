import { type CallAgents, callAgents } from '../../../core/reports/omp/ompQuery.ts';

/** What the oh-my-pi tab remembers of its looks. */
export interface OmpOptions {
  readonly agents: CallAgents;
  /** Id of the call shown in full, or ''. */
  readonly detail: string;
  /** What the last look at all logs found; null before the first. */
  readonly synced:
    | 'reading'
    | 'failed'
    | { readonly requests: number; readonly logs: number; /** ms since the epoch. */ readonly at: number }
    | null;
}

/** Reads what was saved, which may be anything; a call is not opened again by itself. */
export function readOmpOptions(saved: unknown): OmpOptions {
  const agents = typeof saved === 'object' && saved !== null ? (saved as { readonly agents?: unknown }).agents : null;
  return { agents: callAgents.find((known) => known === agents) ?? 'omp', detail: '', synced: null };
}
