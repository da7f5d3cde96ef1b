import type { GridMenuCommand } from '../../protocol/gridMenu.ts';
import type { Grid } from './grid.ts';
import { shownColumns } from './grid.ts';
import { gridCsv, gridRowText } from './gridCsv.ts';

/** The grids on the page that VS Code's context menus may speak of, by id. */
const grids = new Map<string, Grid<never>>();

/** Makes a grid known under its id, as it is drawn now. */
export function offerGrid<Row>(grid: Grid<Row>): void {
  // Rows only ever go back into the grid they came from.
  grids.set(grid.id, grid as unknown as Grid<never>);
}

/** Does what was picked from the context menu of a row. */
export async function runGridMenu({ action, grid: id, row: key, column }: GridMenuCommand): Promise<void> {
  const grid = grids.get(id);
  if (!grid) return;
  const columns = shownColumns(grid);
  const { rows, actions } = grid;
  const loaded = (): never[] => {
    const found: never[] = [];
    for (let index = 0; index < rows.count; index++) {
      const row = rows.at(index);
      if (row !== undefined) found.push(row);
    }
    return found;
  };
  if (action === 'copyCsv') return actions.copy(gridCsv(columns, rows.all ? await rows.all() : loaded()));
  const row = loaded().find((one) => grid.key(one) === key);
  if (row === undefined) return;
  switch (action) {
    case 'copyValue':
      return actions.copy((columns.find((one) => one.id === column) ?? columns[0])?.text(row) ?? '');
    case 'copyRow':
      return actions.copy(gridRowText(columns, row));
    case 'filterBy':
      if (grid.filterOf) actions.go({ filter: grid.filterOf(row) });
  }
}
