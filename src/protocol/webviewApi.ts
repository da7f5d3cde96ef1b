import type { BudgetReport } from '../core/budgets/budgetReport.ts';
import type { Currency } from '../core/format/currency.ts';
import type { ViewTable } from '../core/export/viewTable.ts';
import type { PanelFilter } from '../core/reports/panel/panelFilter.ts';
import type { ReportKind } from '../core/reports/usage/report.ts';
import type { PanelView } from '../core/reports/panel/panelLink.ts';
import type { SourceState } from '../core/model/sourceState.ts';
import type { IntentMarkQuery } from './skillsApi.ts';
import type { GridMenuCommand } from './gridMenu.ts';
import type { LastReportQuery } from './lastReport.ts';
import type { TabApi } from './tabApi.ts';
import type { IndexProgress } from './workerApi.ts';

/** What does not come from data: pushed once when the panel opens and again when it changes. */
export interface WebviewAmbient {
  /** BCP 47 language of the workbench. */
  readonly locale: string;
  readonly timeZone: string;
  /** What amounts are shown in. */
  readonly currency: Currency;
  readonly hasWorkspace: boolean;
  /** Name of the open workspace, '' without one. */
  readonly workspaceName: string;
  /** What a link to this extension begins with: `vscode://publisher.name`. */
  readonly linkBase: string;
  /** Strings of the user's language, by key; a missing key shows the English text in the code. */
  readonly strings: Readonly<Record<string, string>>;
}

/** What the webview may ask of the host. */
export interface HostApi extends TabApi {
  /** The first call: the webview is up. Answers with the ambient facts. */
  ready(): Promise<WebviewAmbient>;
  /** What a tab showed last, as its method answers but without the user's texts; null when nothing is known. */
  lastReport(query: LastReportQuery): Promise<object | null>;
  sources(): Promise<readonly SourceState[]>;
  /** How spending stands against the limits of the user's settings, which the page need not know. */
  budgets(query: null, signal?: AbortSignal): Promise<BudgetReport>;
  /** Runs one of the few commands the panel may run. */
  run(command: WebviewCommand): Promise<void>;
  copy(text: string): Promise<void>;
}

/** The only commands a webview can ask for: validated by the host against this list. */
export type WebviewCommand =
  | { readonly name: 'refresh' }
  | { readonly name: 'showLog' }
  | { readonly name: 'openSettings' }
  | { readonly name: 'setBudget' }
  /** Opens the entry of docs/troubleshooting.md for this reason of a failure. */
  | { readonly name: 'help'; readonly topic: string }
  | { readonly name: 'openDemo' }
  | { readonly name: 'closeDemo' }
  | { readonly name: 'openSkillFile'; readonly path: string }
  | { readonly name: 'hideSkill'; readonly skill: string; readonly hide: boolean }
  | ({ readonly name: 'markIntent' } & IntentMarkQuery)
  /** Adds the price of a model, by `provider/model`. */
  | { readonly name: 'addPrice'; readonly model: string }
  /** Exports a report of what the panel shows; without a kind the user is asked. */
  | { readonly name: 'exportReport'; readonly kind?: ReportKind | undefined; readonly filter: PanelFilter }
  /** Exports a table as it is shown. */
  | { readonly name: 'exportTable'; readonly table: ViewTable; readonly filter: PanelFilter }
  | { readonly name: 'openSession' | 'showTerminal'; readonly sessionId: string };

/** What the host tells a visible webview. Hidden ones hear nothing and ask again when shown. */
export interface HostEvents {
  changed: { readonly revision: number };
  sources: readonly SourceState[];
  progress: IndexProgress | null;
  /** What runs now moved: of interest to the tab that shows it, and to the one who sees how many sessions need the user. */
  live: { readonly needing: number };
  ambient: WebviewAmbient;
  /** The user asked for this tab; told once the page is up, also when it was not yet. */
  showTab: { readonly tab: string };
  /** The user followed a link to a view of the panel. */
  showView: PanelView;
  /** The user picked from the context menu of a row. */
  gridMenu: GridMenuCommand;
}
