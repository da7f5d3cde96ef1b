import type { FigureBasis, ViewValue } from '../../core/export/viewTable.ts';
import { offerRows } from '../grid/gridMenus.ts';
import type { MenuColumn, MenuTarget } from '../grid/menuTarget.ts';
import { menuContext } from '../grid/menuTarget.ts';

/** What a short table's column tells its menu. */
export interface MenuCells<Row> {
  readonly label: string;
  readonly cell: (row: Row) => unknown;
  /** Name in exports, the same in every language; without it the column is in none. */
  readonly id?: string;
  readonly title?: (row: Row) => string;
  /** The whole content as plain text, for copies; without it what is shown is, where that is a text, or the title. */
  readonly text?: (row: Row) => string;
  /** The figure itself, for exports. */
  readonly raw?: (row: Row) => ViewValue;
  /** How its figures were come by, for exports. */
  readonly basis?: FigureBasis;
}

/** What a short table's menu is about. */
export type TableMenu<Row> = Pick<MenuTarget<Row>, 'id' | 'filterOf' | 'exports' | 'actions'> & {
  /** Every row, where not all are shown. */
  readonly every?: readonly Row[];
};

/** Makes the rows known to VS Code's context menu; gives what a cell, or with no column a whole row, says of itself. */
export function offerTable<Row>(
  columns: readonly MenuCells<Row>[],
  rows: readonly Row[],
  key: (row: Row) => string,
  { every, ...menu }: TableMenu<Row>,
): (row: Row, column?: MenuCells<Row>) => string {
  const exported = menu.exports !== undefined && 'table' in menu.exports;
  offerRows({
    ...menu,
    columns: columns.filter(({ id }) => !exported || id !== undefined).map(menuColumn),
    rows: () => rows,
    all: every && (() => Promise.resolve(every)),
    key,
  });
  return (row, column) => menuContext(menu, key(row), column && (column.id ?? column.label));
}

function menuColumn<Row>({ id, label, cell, title, text, raw, basis }: MenuCells<Row>): MenuColumn<Row> {
  const shown = (row: Row): string => {
    const content = cell(row);
    return typeof content === 'string' || typeof content === 'number' ? String(content) : (title?.(row) ?? '');
  };
  return { id: id ?? label, label, text: text ?? shown, raw, basis };
}
