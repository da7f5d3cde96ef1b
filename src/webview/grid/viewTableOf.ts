import type { ViewTable } from '../../core/export/viewTable.ts';
import type { MenuColumn } from './menuTarget.ts';

/** A table as it is exported: names in `snake_case`, figures as figures. */
export function viewTableOf<Row>(name: string, columns: readonly MenuColumn<Row>[], rows: readonly Row[]): ViewTable {
  return {
    name,
    columns: columns.map(({ id, basis }) => ({ name: snakeCase(id), ...(basis === undefined ? {} : { basis }) })),
    rows: rows.map((row) =>
      columns.map(({ text, raw }) => {
        const value = raw ? raw(row) : text(row);
        return typeof value === 'number' && !Number.isFinite(value) ? null : value;
      }),
    ),
  };
}

function snakeCase(id: string): string {
  return id
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .replaceAll(/[^a-zA-Z0-9]+/gu, '_')
    .toLowerCase();
}
