import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { WebviewCommand } from '../../protocol/webviewApi.ts';

/** What the user can do in the panel. */
export interface Actions {
  /** Goes to another tab, to another filter, or to both at once; Back takes it back. The tab's rows may be wanted by a column. */
  go(to: { readonly tab?: string; readonly filter?: PanelFilter; readonly sortBy?: string }): void;
  /** One step back or forward through what was looked at. */
  back(): void;
  forward(): void;
  /** The names to filter by are about to be needed. */
  wantNames(): void;
  toggleSeries(key: string): void;
  /** Shows the chart of this id as a table, or as a chart again. */
  setChartAsTable(chart: string, asTable: boolean): void;
  /** Opens a session's inspector: the one way from a mark to its session. */
  openSession(id: string): void;
  run(command: WebviewCommand): void;
  copy(text: string): void;
  /** Tells screen readers, politely. */
  announce(text: string): void;
}
