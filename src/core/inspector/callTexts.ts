import type { DiffLine } from '../transcript/diff/diffLines.ts';

/** A long text, perhaps cut: loaded when it is opened and never kept. */
export interface OpenedText {
  readonly text: string;
  /** Characters in all. */
  readonly length: number;
}

/** What one call was given and gave back. */
export interface CallTexts {
  readonly id: string;
  readonly input: OpenedText;
  readonly output: OpenedText;
  readonly error: OpenedText;
  /** What it changed, one diff for each file; empty when it changed nothing or did not record it. */
  readonly diffs: readonly CallDiff[];
}

/** How a call changed one file. */
export interface CallDiff {
  readonly path: string;
  readonly lines: readonly DiffLine[];
  /** Lines in all, of which `lines` are the first. */
  readonly length: number;
}

/** A call in the list of its request. */
export interface CallRow {
  readonly id: string;
  readonly tool: string;
  readonly title: string;
  readonly status: 'pending' | 'running' | 'completed' | 'error';
  /** ms since the epoch. */
  readonly started: number;
  readonly ended: number;
  readonly outputLength: number;
  readonly added: number | null;
  readonly removed: number | null;
  readonly failure: string;
  readonly childSessionId: string;
}
