/** What the context menu of a row offers. */
export type GridMenuAction = 'copyValue' | 'copyRow' | 'copyCsv' | 'filterBy' | 'export';

/** A choice from the context menu of a row, as VS Code passes it on: it knows the row only by what the page said of it. */
export interface GridMenuCommand {
  readonly action: GridMenuAction;
  /** Id of the grid. */
  readonly grid: string;
  /** Key of the row. */
  readonly row: string;
  /** Id of the column, '' when the menu was not opened on one. */
  readonly column: string;
}
