import type { Column } from './columns.ts';

/** One row of a table: its numbers by the names of their columns, and the same in the order of the columns. */
export interface TableRow<Columns> {
  readonly cells: Readonly<Record<keyof Columns, Float64Array>>;
  readonly values: Float64Array;
}

/** A row to be written again and again, for a table with such columns. */
export function tableRow<Columns extends Record<string, Column>>(columns: Columns): TableRow<Columns> {
  const names = Object.keys(columns);
  const values = new Float64Array(names.length);
  const cells = names.map((name, index) => [name, values.subarray(index, index + 1)]);
  return { cells: Object.fromEntries(cells) as TableRow<Columns>['cells'], values };
}
