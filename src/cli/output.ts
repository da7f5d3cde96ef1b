/** Where a command prints: the terminal, or a test. */
export interface Output {
  /** Results. */
  out(text: string): void;
  /** What went wrong and what to do about it. */
  error(text: string): void;
  /** Columns of the terminal; without it lines may be as long as they like. */
  readonly width?: number | undefined;
  /** Whether text may be set off by weight. */
  readonly styled?: boolean;
}
