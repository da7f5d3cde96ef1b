/** What a source holds of one change of a file; null for what it does not hold. */
export interface RecordedChange {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'deleted';
  /** The whole text before and after. */
  readonly before: string | null;
  readonly after: string | null;
  /** A unified diff. */
  readonly patch: string | null;
}

/** How much of a file the record gives back. */
export type Fidelity = 'exact' | 'excerpt' | 'none';

/** Both sides of a change, as far as the record gives them back; an excerpt says in its text what is left out. */
export interface Reconstruction {
  readonly before: string;
  readonly after: string;
  readonly fidelity: Fidelity;
}
