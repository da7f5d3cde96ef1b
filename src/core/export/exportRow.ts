/** A value of an exported row; a list is a list in JSON and one cell, joined by `; `, in CSV. */
export type ExportValue = string | number | boolean | null | readonly string[];

/** One exported row: snake_case names to values, in the order of the columns. */
export type ExportRow = Readonly<Record<string, ExportValue>>;

/** An instant as ISO 8601 in UTC, or null when there is none (0 or what cannot be a time). */
export function exportTime(time: number): string | null {
  return time > 0 && time < 8.64e15 ? new Date(time).toISOString() : null;
}
