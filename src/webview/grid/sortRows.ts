import type { GridColumn, GridSort } from './grid.ts';

/** Rows in the order of a column; equals stay in the order they came in, whichever way it is sorted. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  { column, descending }: GridSort,
): readonly Row[] {
  const value = columns.find(({ id }) => id === column)?.value;
  if (!value) return rows;
  // Each value is worked out once, not once a comparison: a hundred thousand rows compare two million times.
  const keys = rows.map(value);
  const compare = keys.every((key) => typeof key === 'number') ? bySize(keys) : byLetters(keys);
  const sign = descending ? -1 : 1;
  const order = Uint32Array.from(rows.keys()).sort((a, b) => sign * compare(a, b) || a - b);
  return Array.from(order, (index) => rows[index]).filter((row) => row !== undefined);
}

function bySize(keys: readonly number[]): (a: number, b: number) => number {
  const sizes = Float64Array.from(keys);
  return (a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0);
}

/** Texts by their letters, without regard to case. */
function byLetters(keys: readonly (number | string)[]): (a: number, b: number) => number {
  const texts = keys.map((key) => String(key).toLowerCase());
  return (a, b) => {
    const [one, other] = [texts[a] ?? '', texts[b] ?? ''];
    if (one === other) return 0;
    return one < other ? -1 : 1;
  };
}
