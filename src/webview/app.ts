import { render } from 'lit-html';
import { usDollars } from '../core/format/currency.ts';
import type { PanelFilter } from '../core/reports/panel/panelFilter.ts';
import { filterKey } from '../core/reports/panel/panelFilter.ts';
import { runGridMenu } from './grid/gridMenus.ts';
import { QueryBox } from './filter/queryBox.ts';
import { followPage } from './dom/followPage.ts';
import type { Host, VsCodeApi } from './host.ts';
import { memoizeLast } from './memoizeLast.ts';
import type { Actions } from './state/actions.ts';
import type { AppState } from './state/appState.ts';
import type { Step } from './state/history.ts';
import { back, forward, visit } from './state/history.ts';
import type { Place } from './state/place.ts';
import { assignSlots, sameSlots } from './state/seriesSlots.ts';
import type { UiState } from './state/uiState.ts';
import { parseUiState } from './state/uiState.ts';
import type { TabRun } from './tabs/tab.ts';
import { tabs } from './tabs/tabs.ts';
import { createFormats } from './text/formats.ts';
import { createTranslate } from './text/translate.ts';
import type { Words } from './text/words.ts';
import { createWords } from './text/words.ts';
import { motionReduced } from './theme/motion.ts';
import { paintSeries } from './theme/paintSeries.ts';
import { readThemeColors } from './theme/themeColors.ts';
import { panel } from './views/panel.ts';
import { shownLastText } from './model/shownLastText.ts';

/** The panel: holds its state, lets the shown tab ask the host, and draws. */
export class App {
  readonly #root: HTMLElement;
  readonly #host: Host;
  readonly #vscode: VsCodeApi;
  readonly #tabs: readonly TabRun[];
  readonly #wordsOf = memoizeLast(({ locale, timeZone, strings, currency }: AppState['ambient']) =>
    createWords(locale, createTranslate(strings), createFormats(locale, timeZone, currency)),
  );
  readonly #queryBox = new QueryBox(() => this.#drawSoon());
  #colors = readThemeColors(document);
  #state: AppState;
  #drawing = false;
  /** Scope and revision the names to filter by were last asked for. */
  #namesOf = '';
  /** Newest revision of the data heard of. */
  #revision = 0;
  /** The tab that showed what it showed last, until its current figures are there; '' for none. */
  #onLast = '';

  constructor(root: HTMLElement, host: Host, vscode: VsCodeApi) {
    this.#root = root;
    this.#host = host;
    this.#vscode = vscode;
    const ui = parseUiState(vscode.getState());
    this.#tabs = tabs.map((tab) =>
      tab.start(
        host.api,
        {
          changed: () => this.#reported(tab.id),
          chose: (options) => this.#choose({ tabOptions: { ...this.#state.ui.tabOptions, [tab.id]: options } }),
        },
        ui.tabOptions[tab.id],
      ),
    );
    this.#state = {
      ambient: {
        locale: 'en',
        timeZone: 'UTC',
        hasWorkspace: false,
        workspaceName: '',
        linkBase: '',
        strings: {},
        currency: usDollars,
      },
      sources: [],
      progress: null,
      surface: { value: null, busy: false, failure: null },
      ui,
      slots: new Map(),
      names: null,
      needing: 0,
      announcement: '',
    };
  }

  /** Draws the loading state, says hello to the host and follows what it tells. */
  async start(): Promise<void> {
    paintSeries(this.#root, this.#colors.series);
    followPage({
      themeChanged: () => {
        this.#colors = readThemeColors(document);
        paintSeries(this.#root, this.#colors.series);
        this.#drawSoon();
      },
      visibilityChanged: () => this.#lookAt(),
      back: () => this.#actions.back(),
      forward: () => this.#actions.forward(),
      scrolled: (scroll) => this.#choose({ scroll }),
    });
    this.#lookAt();
    this.#host.on('changed', ({ revision }) => {
      this.#revision = revision;
      for (const tab of this.#tabs) tab.noteRevision(revision);
    });
    this.#host.on('live', ({ needing }) => {
      if (needing !== this.#state.needing) this.#set({ needing });
      this.#tabs.find(({ id }) => id === 'live')?.noteRevision(Number.POSITIVE_INFINITY);
    });
    this.#host.on('showTab', ({ tab }) => this.#actions.go({ tab }));
    this.#host.on('showView', (view) => this.#actions.go(view));
    this.#host.on('gridMenu', (command) => void runGridMenu(command));
    this.#host.on('sources', (sources) => this.#set({ sources }));
    this.#host.on('progress', (progress) => this.#set({ progress }));
    this.#host.on('ambient', (ambient) => this.#meet(ambient));
    this.#drawSoon();
    // Not known yet is only whether there is a workspace: what was shown last is on its way meanwhile.
    this.#tab.foresee?.(this.#state.ui.filter);
    this.#meet(await this.#host.api.ready());
    this.#set({ sources: await this.#host.api.sources() });
  }

  /** The tab in front; the first one for an id of another version. */
  get #tab(): TabRun {
    const [first] = this.#tabs;
    const shown = this.#tabs.find(({ id }) => id === this.#state.ui.tab) ?? first;
    if (!shown) throw new Error('The panel has no tabs.');
    return shown;
  }

  get #words(): Words {
    return this.#wordsOf(this.#state.ambient);
  }

  /** The filter the tabs are asked with: without a workspace there is nothing but everything. */
  get #filter(): PanelFilter {
    const { ambient, ui } = this.#state;
    return ambient.hasWorkspace ? ui.filter : { ...ui.filter, scope: 'all' };
  }

  /** Only the page that is seen asks. */
  #lookAt(): void {
    const visible = document.visibilityState === 'visible';
    for (const tab of this.#tabs) tab.setVisible(visible && tab === this.#tab);
  }

  /** Shows a place; another tab is shown from its top. */
  #show({ place, history }: Step): void {
    const before = this.#state.ui;
    const moved = place.tab !== before.tab;
    this.#choose({ ...place, history, scroll: moved ? 0 : before.scroll });
    this.#lookAt();
    this.#ask();
    this.#set({ surface: this.#tab.surface });
    if (moved) queueMicrotask(() => scrollTo(0, 0));
  }

  #ask(): void {
    this.#tab.show(this.#filter);
  }

  #meet(ambient: AppState['ambient']): void {
    document.documentElement.lang = ambient.locale;
    this.#set({ ambient });
    this.#ask();
  }

  #reported(id: string): void {
    const tab = this.#tab;
    if (tab.id !== id) return;
    const before = this.#state.surface.value;
    const { surface } = tab;
    this.#sayWhatIsLast(tab);
    const slots = assignSlots(tab.models, this.#state.slots);
    this.#set({ surface, slots: sameSlots(slots, this.#state.slots) ? this.#state.slots : slots });
    if (before && surface.value && filterKey(before.filter) !== filterKey(surface.value.filter)) {
      this.#actions.announce(tab.spoken(this.#words));
    }
    const { scroll } = this.#state.ui;
    if (before === null && surface.value !== null && scroll > 0) queueMicrotask(() => scrollTo(0, scroll));
  }

  /** Who cannot see the toolbar hears that figures are those shown last, and what they are once they are current. */
  #sayWhatIsLast(tab: TabRun): void {
    const { value } = tab.surface;
    if (value === null) return;
    if (!value.shownLast) {
      if (this.#onLast !== tab.id) return;
      this.#onLast = '';
      this.#actions.announce(tab.spoken(this.#words));
    } else if (this.#onLast !== tab.id) {
      this.#onLast = tab.id;
      this.#actions.announce(shownLastText(value.asOf, this.#words));
    }
  }

  #set(part: Partial<AppState>): void {
    this.#state = { ...this.#state, ...part };
    this.#drawSoon();
  }

  #choose(part: Partial<UiState>): void {
    this.#set({ ui: { ...this.#state.ui, ...part } });
    this.#vscode.setState(this.#state.ui);
  }

  #visit(part: Partial<Place>): void {
    const { tab, filter, history } = this.#state.ui;
    const here = { tab, filter };
    this.#show(visit(here, { ...here, ...part }, history));
  }

  #step(step: typeof back): void {
    const { tab, filter, history } = this.#state.ui;
    const there = step({ tab, filter }, history);
    if (there) this.#show(there);
  }

  readonly #actions: Actions = {
    go: ({ sortBy, ...to }) => {
      if (sortBy !== undefined) this.#tabs.find(({ id }) => id === to.tab)?.sortBy?.(sortBy);
      this.#visit(to);
    },
    back: () => this.#step(back),
    forward: () => this.#step(forward),
    wantNames: () => {
      const scope = this.#filter.scope;
      if (this.#namesOf === `${scope} ${this.#revision}`) return;
      this.#namesOf = `${scope} ${this.#revision}`;
      // Without them the box completes nothing and still filters.
      void this.#host.api.filterNames(scope).then(
        (names) => this.#set({ names }),
        () => (this.#namesOf = ''),
      );
    },
    toggleSeries: (key) => {
      const { hiddenSeries } = this.#state.ui;
      const hidden = hiddenSeries.includes(key);
      this.#choose({ hiddenSeries: hidden ? hiddenSeries.filter((other) => other !== key) : [...hiddenSeries, key] });
    },
    setChartAsTable: (chart, asTable) => {
      const others = this.#state.ui.chartTables.filter((other) => other !== chart);
      this.#choose({ chartTables: asTable ? [...others, chart] : others });
    },
    openSession: (sessionId) => this.#actions.run({ name: 'openSession', sessionId }),
    run: (command) => {
      // The host shows why a command failed; here only the refreshed figures matter.
      void this.#host.api
        .run(command)
        .catch(() => undefined)
        .then(() => {
          if (command.name === 'refresh') this.#tab.refresh();
        });
    },
    copy: (text) => {
      const { t } = this.#words;
      void this.#host.api.copy(text).then(
        () => this.#actions.announce(t('Copied')),
        () => this.#actions.announce(t('Could not be copied')),
      );
    },
    announce: (announcement) => this.#set({ announcement }),
  };

  #drawSoon(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      const look = { colors: this.#colors, still: motionReduced(document) };
      const shown = { all: this.#tabs, shown: this.#tab };
      try {
        render(panel(this.#state, shown, this.#queryBox, this.#words, look, this.#actions), this.#root);
      } catch (error) {
        // What lay on the disk may have any shape: the page goes on without it.
        if (!this.#tab.dropLast?.()) throw error;
      }
    });
  }
}
