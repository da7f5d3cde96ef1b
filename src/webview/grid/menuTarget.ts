import type { FigureBasis, ViewValue } from '../../core/export/viewTable.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { ReportKind } from '../../core/reports/usage/report.ts';
import type { Actions } from '../state/actions.ts';

/** One column as a menu copies it. */
export interface MenuColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** The whole content as plain text. */
  readonly text: (row: Row) => string;
  /** What an export writes in place of the text: US dollars, ms, ISO 8601, whole counts. */
  readonly raw?: ((row: Row) => ViewValue) | undefined;
  /** How its figures were come by, for exports. */
  readonly basis?: FigureBasis | undefined;
}

/** What "Export" writes: a report of what a table shows, or, where there is none, the table itself under a name. */
export type ExportOffer =
  | { readonly kind: ReportKind; readonly filter: PanelFilter }
  | { readonly table: string; readonly filter: PanelFilter };

/** Rows that VS Code's context menus may speak of: of a grid, of a short table, or the numbers behind a chart. */
export interface MenuTarget<Row> {
  /** Unique on the page. */
  readonly id: string;
  /** Those that are shown, the first names the row. */
  readonly columns: readonly MenuColumn<Row>[];
  /** Rows that are on the page. */
  readonly rows: () => readonly Row[];
  /** Every row for a copy, where not all are on the page. */
  readonly all?: (() => Promise<readonly Row[]>) | undefined;
  readonly key: (row: Row) => string;
  /** The filter that shows only what a row stands for, for "Filter by This". */
  readonly filterOf?: ((row: Row) => PanelFilter) | undefined;
  readonly exports?: ExportOffer | undefined;
  readonly actions: Pick<Actions, 'copy' | 'go' | 'run'>;
}

/** Longest key of a row that goes through a menu: two rows whose keys begin with as many equal letters are seldom. */
const longestKey = 1000;

/** A row's key as a menu carries it: keys come from disk, and nobody knows how long they are. */
export function menuKey(key: string): string {
  return key.slice(0, longestKey);
}

/** What `data-vscode-context` of a whole table or chart says: it can be copied and exported, no row is meant. */
export function tableContext({ id, exports }: Pick<MenuTarget<never>, 'id' | 'exports'>): string {
  return JSON.stringify({
    webviewSection: 'table',
    preventDefaultContextMenuItems: true,
    canExport: exports !== undefined,
    grid: id,
    row: '',
  });
}

/** What `data-vscode-context` of a row says, so that VS Code offers the fitting menu and we find the row again. */
export function menuContext(
  { id, filterOf, exports }: Pick<MenuTarget<never>, 'id' | 'filterOf' | 'exports'>,
  row: string,
  column = '',
): string {
  return JSON.stringify({
    webviewSection: filterOf ? 'filterRow' : 'row',
    preventDefaultContextMenuItems: true,
    canExport: exports !== undefined,
    grid: id,
    row: menuKey(row),
    ...(column === '' ? {} : { column }),
  });
}
