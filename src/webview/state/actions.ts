import type { RangeName, Scope } from '../../core/reports/overview.ts';
import type { WebviewCommand } from '../../protocol/webviewApi.ts';

/** What the user can do in the panel. */
export interface Actions {
  setRange(range: RangeName): void;
  setScope(scope: Scope): void;
  toggleSeries(key: string): void;
  setChartAsTable(asTable: boolean): void;
  /** Shows the page of a session. */
  openSession(id: string): void;
  showOverview(): void;
  run(command: WebviewCommand): void;
  copy(text: string): void;
  /** Tells screen readers, politely. */
  announce(text: string): void;
}
