/** A column of a table for the terminal. */
export interface TableColumn {
  readonly header: string;
  /** Figures stand right, names left. */
  readonly align: 'left' | 'right';
  /** Where the terminal is too narrow, columns with the highest number are left out first; 0 never is. */
  readonly priority: number;
}

/** A line of a table: a row, a part of the row above, or the totals. */
export interface TableLine {
  readonly kind: 'row' | 'part' | 'total';
  readonly cells: readonly string[];
}

/** A table before it is fitted into a width. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly lines: readonly TableLine[];
}
