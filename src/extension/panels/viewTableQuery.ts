import * as v from 'valibot';

/** A name of a table or a column: it goes into a file's name and into a schema. */
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_-]{0,60}$/u));

/** Longest text of a cell, in letters. */
const longestCell = 10_000;

/** A table a page asks to be written: names that are names, and no more than a page shows. */
export const viewTableQuery = v.object({
  name,
  columns: v.pipe(
    v.array(v.object({ name, basis: v.optional(v.picklist(['measured', 'inferred', 'reported', 'estimated'])) })),
    v.minLength(1),
    v.maxLength(100),
  ),
  rows: v.pipe(
    v.array(
      v.pipe(
        v.array(v.union([v.null(), v.pipe(v.number(), v.finite()), v.pipe(v.string(), v.maxLength(longestCell))])),
        v.maxLength(100),
      ),
    ),
    v.maxLength(100_000),
  ),
});
