/** How a figure was come by: counted from records, concluded from their order, told by somebody else, or estimated. */
export type FigureBasis = 'measured' | 'inferred' | 'reported' | 'estimated';

/** One column of a table as the panel shows it. */
export interface ViewColumn {
  /** `snake_case`, the same in every language. */
  readonly name: string;
  readonly basis?: FigureBasis | undefined;
}

/** A value of a row; amounts are US dollars, lengths of time ms, moments ISO 8601. */
export type ViewValue = string | number | null;

/** A table of the panel as it is shown, whole. */
export interface ViewTable {
  /** What its rows are: `skills`, `edit-formats`. */
  readonly name: string;
  readonly columns: readonly ViewColumn[];
  /** Values in the order of the columns. */
  readonly rows: readonly (readonly ViewValue[])[];
}
