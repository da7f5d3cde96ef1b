import type { OmpRange } from './ompRange.ts';

/** Whose calls the figures are of. */
export type CallAgents = 'omp' | 'opencode' | 'all';

/** Every choice, oh-my-pi's own first. */
export const callAgents: readonly CallAgents[] = ['omp', 'opencode', 'all'];

/**
 * Which omp-stats is followed where versions differ: 18 counts a fork's calls once, the calls outside the conversation, and
 * computes what was not recorded; 13 counts every line of the conversation and knows recorded costs only.
 */
export type OmpSemantics = 18 | 13;

/** What the figures are asked for. */
export interface OmpQuery {
  readonly range: OmpRange;
  readonly agents: CallAgents;
  readonly semantics: OmpSemantics;
}

/** What omp-stats itself shows first. */
export const ompDefaults: OmpQuery = { range: '24h', agents: 'omp', semantics: 18 };
