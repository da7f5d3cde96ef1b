import type { NanoDollars } from '../model/money.ts';

/** Work handed to others: sub-agents of one kind, or calls of the recursive language model of one way. */
export interface DelegationRow {
  /** `explore`, `rlm-subcall`, `rlm_repl exec`, ... */
  readonly name: string;
  readonly recursion: boolean;
  /** Measured. */
  readonly calls: number;
  readonly failures: number;
  /** Measured: calls that came back with hardly any text. */
  readonly empty: number;
  /** Child sessions, one a chunk; measured. */
  readonly children: number;
  /** Chunks: child sessions, or what the calls' inputs say; the latter inferred. */
  readonly chunks: number;
  /** Letters of a chunk by the calls' inputs, on average; null when none says. Inferred. */
  readonly chunkSize: number | null;
  /** ms, of one call. */
  readonly medianDuration: number | null;
  readonly timePerChunk: number | null;
  /** Tokens of the child sessions; measured. */
  readonly tokens: number;
  readonly tokensPerChunk: number | null;
  readonly cost: NanoDollars;
  /** Turns in which calls of it ran beside another sub-agent's, and in which several ran one after the other. */
  readonly parallelRuns: number;
  readonly sequentialRuns: number;
  /** Work done in the time it took: above 1 it ran side by side. */
  readonly efficiency: number | null;
}

/** Sessions by how deep their sub-agents go. */
export interface DepthRow {
  readonly depth: number;
  readonly sessions: number;
  /** Nano-dollars of a session with its sub-agents, on average. */
  readonly costPerSession: NanoDollars;
  /** Share of sub-agents' calls that came back empty; null without any. */
  readonly emptyShare: number | null;
}

/** Recursion and sub-agents. */
export interface RecursionReport {
  readonly kind: 'recursion';
  readonly generated: number;
  readonly complete: boolean;
  readonly rows: readonly DelegationRow[];
  readonly depths: readonly DepthRow[];
}
