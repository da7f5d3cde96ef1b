/** Height of every row of the turn table, in CSS pixels. */
export const rowHeight = 22;
