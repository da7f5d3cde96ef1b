import type { TemplateResult } from 'lit-html';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { KeptMethod } from '../../protocol/lastReport.ts';
import type { Nothing } from '../../core/reports/panel/panelHead.ts';
import type { HostApi } from '../../protocol/webviewApi.ts';
import type { Actions } from '../state/actions.ts';
import type { Resource } from '../state/resource.ts';
import type { Translate } from '../text/translate.ts';
import type { Words } from '../text/words.ts';
import type { ThemeColors } from '../theme/themeColors.ts';
import { LiveTab } from './liveTab.ts';

/** What every tab's report says of itself. */
export interface TabReport {
  readonly revision: number;
  /** ms since the epoch: when the newest data in it was read. */
  readonly asOf: number;
}

/** What the frame knows of a tab's report: enough for notices, the empty state and "as of". */
export interface TabSurface {
  readonly asOf: number;
  /** The filter the report answers. */
  readonly filter: PanelFilter;
  readonly demo: boolean;
  /** True for what was shown last, before this page: the current figures are not there yet. */
  readonly shownLast: boolean;
  /** null when there is something to show. */
  readonly nothing: Nothing | null;
}

/** How the panel is drawn at the moment: colours for the canvas, and whether anything may move. */
export interface Look {
  readonly colors: ThemeColors;
  readonly still: boolean;
}

/** What a tab draws with, beside its report. */
export interface Stage {
  readonly words: Words;
  readonly look: Look;
  readonly actions: Actions;
  /** Palette slot of each model by its key: a model has the same colour on every tab. */
  readonly slots: ReadonlyMap<string, number>;
  /** Keys of the series switched off in the legends. */
  readonly hiddenSeries: readonly string[];
  /** Ids of the charts shown as tables. */
  readonly chartTables: readonly string[];
}

/** A tab's own report and choices on the stage. */
export interface Scene<Report, Options, Query = never> extends Stage {
  readonly report: Report;
  /** The filter the report answers. */
  readonly filter: PanelFilter;
  readonly options: Options;
  /** Changes what the tab remembers of its looks. */
  readonly choose: (part: Partial<Options>) => void;
  /** Asks for another report than the one that is shown: for copies of more than is seen. */
  readonly ask: (query: Query) => Promise<Report>;
}

/** Everything one tab is: its folder exports one of these, made by `defineTab`. */
export interface TabSpec<Report extends TabReport, Query, Options extends object> {
  /** The name of its folder. */
  readonly id: string;
  readonly title: (t: Translate) => string;
  /** What the tab remembers of its looks, from what was saved, which may be anything. */
  readonly readOptions: (saved: unknown) => Options;
  readonly query: (filter: PanelFilter, options: Options) => Query;
  /** The options with its rows ranked by a column, largest first, which is shown then. */
  readonly sortBy?: (options: Options, column: string) => Options;
  /** The method `fetch` calls, where the host keeps the report it gave last: that is shown until the current one is there. */
  readonly method?: KeptMethod;
  readonly fetch: (api: HostApi, query: Query, signal: AbortSignal) => Promise<Report>;
  readonly demo: (report: Report) => boolean;
  readonly nothing: (report: Report) => Nothing | null;
  /** Keys of the models the report shows, the most important first: the first five get colours. */
  readonly models?: (report: Report) => readonly string[];
  /** The report is asked for again this often (ms) while it is seen; nothing where only data changes it. */
  readonly everyMs?: number;
  /** How it ages while it is seen and nothing is told of it; null or nothing where only data changes it. */
  readonly ages?: (report: Report, options: Options) => PageAges | null;
  /** What a screen reader says when the report of another filter is on screen. */
  readonly spoken: (report: Report, filter: PanelFilter, words: Words) => string;
  /** The final layout with its real labels and grey boxes of the final size. */
  readonly skeleton: (words: Words) => TemplateResult;
  /** Makes what draws the report; made once a panel, so that it can keep what is the same between two drawings. */
  readonly painter: () => (scene: Scene<Report, Options, Query>) => TemplateResult;
}

/** How a page goes on by itself: it is drawn again, and asks again once its report is so old (ms both). */
export interface PageAges {
  readonly drawMs: number;
  readonly askMs: number;
}

/** What a running tab tells the panel. */
export interface TabHooks {
  /** Something about its report changed. */
  readonly changed: () => void;
  /** What it remembers of its looks changed. */
  readonly chose: (options: unknown) => void;
}

/** A tab at work in a panel, whatever its report is. */
export interface TabRun {
  readonly id: string;
  readonly title: (t: Translate) => string;
  readonly surface: Resource<TabSurface>;
  readonly models: readonly string[];
  /** Asks for the report of a filter, unless that is the one asked for already; a question before it is given up. */
  show(filter: PanelFilter): void;
  /** Asks again. */
  refresh(): void;
  /** Asks for what was shown last of a filter that will probably be shown. */
  foresee?(filter: PanelFilter): void;
  /** Takes back a report that was shown last and cannot be drawn; false when there is none. */
  dropLast?(): boolean;
  /** Ranks its rows by a column, where it has some. */
  sortBy?(column: string): void;
  setVisible(visible: boolean): void;
  noteRevision(revision: number): void;
  /** True while what is on screen is not what was asked for last. */
  readonly waiting: boolean;
  spoken(words: Words): string;
  skeleton(words: Words): TemplateResult;
  /** null while there is no report. */
  draw(stage: Stage): TemplateResult | null;
}

/** A tab the panel can show. */
export interface Tab {
  readonly id: string;
  start(api: HostApi, hooks: TabHooks, savedOptions: unknown): TabRun;
}

/** Makes a tab of its parts; the panel needs to know nothing of its report. */
export function defineTab<Report extends TabReport, Query, Options extends object>(
  spec: TabSpec<Report, Query, Options>,
): Tab {
  return { id: spec.id, start: (api, hooks, saved) => new LiveTab(spec, api, hooks, spec.readOptions(saved)) };
}
