import type { TableColumns } from './openCodeSchema.ts';

/** The wanted columns as a SELECT list in just that order; a column the table lacks reads as NULL. */
export function selectList(wanted: readonly string[], present: TableColumns): string {
  return wanted.map((name) => (name === 'rowid' || present.includes(name) ? name : `NULL AS ${name}`)).join(', ');
}
