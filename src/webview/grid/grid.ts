import type { TemplateResult } from 'lit-html';
import type { FigureBasis, ViewValue } from '../../core/export/viewTable.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { ExportOffer } from './menuTarget.ts';
import type { Actions } from '../state/actions.ts';
import type { Words } from '../text/words.ts';

/** One column of a grid. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** What its figures mean, where the label cannot say it: the head's hover. */
  readonly hint?: string;
  /** Least width in CSS pixels; the first column takes what is left over. */
  readonly width: number;
  /** Figures and their heads stand at the end of the cell. */
  readonly end?: boolean;
  readonly cell: (row: Row) => unknown;
  /** The whole content as plain text: for hovers, copies and CSV. */
  readonly text: (row: Row) => string;
  /** What rows are compared by when the user sorts by this column; a column without cannot be sorted by. */
  readonly value?: (row: Row) => number | string;
  /** What an export writes, where that is not what rows are compared by. */
  readonly raw?: (row: Row) => ViewValue;
  /** How its figures were come by, for exports. */
  readonly basis?: FigureBasis;
  /** What stands below it in the row of totals. */
  readonly total?: unknown;
  /** Left out until the user asks for it. */
  readonly optional?: boolean;
}

/** How the rows are ordered. */
export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

/** What a user can change of a grid's looks. */
export interface GridLooks {
  readonly sort: GridSort;
  /** Columns switched on or off against what they are by themselves. */
  readonly toggled: readonly string[];
}

/** Rows, wherever they are: a page that is not there yet is asked for. */
export interface GridRows<Row> {
  readonly count: number;
  /** undefined for a row that is not there yet. */
  readonly at: (index: number) => Row | undefined;
  /** Called with the rows that are seen. */
  readonly need?: (from: number, to: number) => void;
  /** Every row for a copy; without it those of `at`. */
  readonly all?: () => Promise<readonly Row[]>;
}

/** A table of any length: only the rows that are seen are drawn. */
export interface Grid<Row> {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: GridRows<Row>;
  readonly key: (row: Row) => string;
  readonly looks: GridLooks;
  readonly choose: (looks: GridLooks) => void;
  /** What a click on a row, or Enter, leads to. */
  readonly open?: (row: Row) => void;
  /** Unfolds or folds a row. */
  readonly toggle?: (row: Row) => void;
  /** Depth and state of a row in a tree: level 1 is the top, `open` is null for a leaf. */
  readonly branch?: (row: Row) => { readonly level: number; readonly open: boolean | null };
  /** The filter that shows only what a row stands for, for "Filter by This". */
  readonly filterOf?: (row: Row) => PanelFilter;
  /** What "Export" beside the title and in the menus of its rows writes. */
  readonly exports?: ExportOffer;
  readonly words: Words;
  readonly actions: Actions;
  /** Most rows seen at once before the grid scrolls by itself. */
  readonly tall?: number;
  /** Written below the column names' row when there are no rows. */
  readonly none?: TemplateResult;
}

/** The columns that are shown, in their order. */
export function shownColumns<Row>({
  columns,
  looks,
}: Pick<Grid<Row>, 'columns' | 'looks'>): readonly GridColumn<Row>[] {
  return columns.filter(({ id, optional }, index) => index === 0 || (optional === true) === looks.toggled.includes(id));
}

/** A column's id is not known to every version: what does not fit is left out. */
export function readLooks(saved: unknown, sort: GridSort): GridLooks {
  const { sort: savedSort, toggled } = (saved ?? {}) as Readonly<Record<string, unknown>>;
  const { column, descending } = (savedSort ?? {}) as Readonly<Record<string, unknown>>;
  return {
    sort: typeof column === 'string' && typeof descending === 'boolean' ? { column, descending } : sort,
    toggled: Array.isArray(toggled) ? toggled.filter((id): id is string => typeof id === 'string') : [],
  };
}
