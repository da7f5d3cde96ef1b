import type { GridMenuCommand } from '../../protocol/gridMenu.ts';
import type { Grid } from './grid.ts';
import { shownColumns } from './grid.ts';
import { gridCsv, gridRowText } from './gridCsv.ts';
import type { MenuTarget } from './menuTarget.ts';
import { viewTableOf } from './viewTableOf.ts';
import { menuKey } from './menuTarget.ts';

/** What VS Code's context menus may speak of at the moment, by id. */
const targets = new Map<string, MenuTarget<never>>();

/** Makes rows known under their id, as they are drawn now. */
export function offerRows<Row>(target: MenuTarget<Row>): void {
  // Rows only ever go back into the table they came from.
  targets.set(target.id, target as unknown as MenuTarget<never>);
}

/** Makes a grid's rows known. */
export function offerGrid<Row>(grid: Grid<Row>): void {
  const { id, rows, key, filterOf, exports, actions } = grid;
  const loaded = (): Row[] => {
    const found: Row[] = [];
    for (let index = 0; index < rows.count; index++) {
      const row = rows.at(index);
      if (row !== undefined) found.push(row);
    }
    return found;
  };
  const columns = shownColumns(grid).map((column) => ({ ...column, raw: column.raw ?? column.value ?? column.text }));
  offerRows({ id, columns, rows: loaded, all: rows.all, key, filterOf, exports, actions });
}

/** Does what was picked from the context menu of a row. */
export async function runGridMenu({ action, grid: id, row: key, column }: GridMenuCommand): Promise<void> {
  const target = targets.get(id);
  if (!target) return;
  const { columns, actions, all, exports } = target;
  if (action === 'export') {
    if (!exports) return;
    if ('kind' in exports) return actions.run({ name: 'exportReport', ...exports });
    const table = viewTableOf(exports.table, columns, all ? await all() : target.rows());
    return actions.run({ name: 'exportTable', table, filter: exports.filter });
  }
  if (action === 'copyCsv') return actions.copy(gridCsv(columns, all ? await all() : target.rows()));
  const row = target.rows().find((one) => menuKey(target.key(one)) === key);
  if (row === undefined) return;
  switch (action) {
    case 'copyValue':
      return actions.copy((columns.find((one) => one.id === column) ?? columns[0])?.text(row) ?? '');
    case 'copyRow':
      return actions.copy(gridRowText(columns, row));
    case 'filterBy':
      if (target.filterOf) actions.go({ filter: target.filterOf(row) });
  }
}
