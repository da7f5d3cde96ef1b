import type { Usage } from './usage.ts';

/** Order of rows by cost, then requests, then name, so that the same data always gives the same order. */
export function costliestFirst<Row extends Usage>(name: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) =>
    b.figures.cost.amount - a.figures.cost.amount ||
    b.figures.requests - a.figures.requests ||
    (name(a) < name(b) ? -1 : 1);
}
