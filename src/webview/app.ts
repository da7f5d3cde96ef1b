import { render } from 'lit-html';
import { usDollars } from '../core/format/currency.ts';
import { modelKey } from '../core/model/modelId.ts';
import type { OverviewReport } from '../core/reports/overview.ts';
import type { OverviewQuery } from '../protocol/usageApi.ts';
import { isBackKey } from './dom/isBackKey.ts';
import type { Host, VsCodeApi } from './host.ts';
import { memoizeLast } from './memoizeLast.ts';
import { spokenOverview } from './model/spokenOverview.ts';
import { stackedBarsModel } from './model/stackedBarsModel.ts';
import type { Actions } from './state/actions.ts';
import type { AppState } from './state/appState.ts';
import type { SessionAnswer } from './state/sessionAnswer.ts';
import { LiveResource } from './state/liveResource.ts';
import { assignSlots } from './state/seriesSlots.ts';
import type { UiState } from './state/uiState.ts';
import { parseUiState } from './state/uiState.ts';
import { createFormats } from './text/formats.ts';
import { createTranslate } from './text/translate.ts';
import { createWords } from './text/words.ts';
import { motionReduced } from './theme/motion.ts';
import { paintSeries } from './theme/paintSeries.ts';
import { readThemeColors } from './theme/themeColors.ts';
import { watchTheme } from './theme/watchTheme.ts';
import { panel } from './views/panel.ts';

/** The panel: holds its state, asks the host for what is shown and draws it. */
export class App {
  readonly #root: HTMLElement;
  readonly #host: Host;
  readonly #vscode: VsCodeApi;
  readonly #overview: LiveResource<OverviewQuery, OverviewReport>;
  readonly #session: LiveResource<string, SessionAnswer>;
  readonly #words = memoizeLast(({ locale, timeZone, strings, currency }: AppState['ambient']) =>
    createWords(locale, createTranslate(strings), createFormats(locale, timeZone, currency)),
  );
  readonly #bars = memoizeLast(stackedBarsModel);
  #colors = readThemeColors(document);
  #state: AppState;
  #drawing = false;
  /** Newest revision of the data heard of. */
  #revision = 0;

  constructor(root: HTMLElement, host: Host, vscode: VsCodeApi) {
    this.#root = root;
    this.#host = host;
    this.#vscode = vscode;
    this.#overview = new LiveResource<OverviewQuery, OverviewReport>({
      fetch: (query, signal) => host.api.overview(query, signal),
      fits: (report, { range, scope }) => report.range === range && report.scope === scope,
      changed: () => this.#reported(),
    });
    this.#session = new LiveResource<string, SessionAnswer>({
      fetch: async (id, signal) => {
        const revision = this.#revision;
        return { id, revision, session: await host.api.session(id, signal) };
      },
      fits: (answer, id) => answer.id === id,
      changed: () => this.#set({ session: this.#session.state }),
    });
    this.#state = {
      ambient: {
        locale: 'en',
        timeZone: 'UTC',
        hasWorkspace: false,
        workspaceName: '',
        strings: {},
        currency: usDollars,
      },
      sources: [],
      progress: null,
      overview: this.#overview.state,
      session: this.#session.state,
      ui: parseUiState(vscode.getState()),
      slots: new Map(),
      announcement: '',
    };
  }

  /** Draws the loading state, says hello to the host and follows what it tells. */
  async start(): Promise<void> {
    this.#followPage();
    this.#host.on('changed', ({ revision }) => {
      this.#revision = revision;
      this.#overview.noteRevision(revision);
      this.#session.noteRevision(revision);
    });
    this.#host.on('showSession', ({ sessionId }) => this.#actions.openSession(sessionId));
    this.#host.on('sources', (sources) => this.#set({ sources }));
    this.#host.on('progress', (progress) => this.#set({ progress }));
    this.#host.on('ambient', (ambient) => this.#meet(ambient));
    this.#drawSoon();
    if (this.#state.ui.sessionId !== '') this.#session.ask(this.#state.ui.sessionId);
    this.#meet(await this.#host.api.ready());
    this.#set({ sources: await this.#host.api.sources() });
  }

  #followPage(): void {
    paintSeries(this.#root, this.#colors.series);
    watchTheme(document, () => {
      this.#colors = readThemeColors(document);
      paintSeries(this.#root, this.#colors.series);
      this.#drawSoon();
    });
    document.addEventListener('visibilitychange', () => this.#lookAt());
    this.#lookAt();
    document.addEventListener('keydown', (event) => {
      if (this.#state.ui.sessionId === '' || !isBackKey(event)) return;
      event.preventDefault();
      // VS Code's own "Go Back" would leave the panel.
      event.stopPropagation();
      this.#actions.showOverview();
    });
    let scrolled: ReturnType<typeof setTimeout> | undefined;
    addEventListener('scroll', () => {
      clearTimeout(scrolled);
      scrolled = setTimeout(() => {
        if (this.#state.ui.sessionId === '') this.#choose({ scroll: Math.round(scrollY) });
      }, 150);
    });
  }

  /** Only the page that is seen asks. */
  #lookAt(): void {
    const visible = document.visibilityState === 'visible';
    const onSession = this.#state.ui.sessionId !== '';
    this.#overview.setVisible(visible && !onSession);
    this.#session.setVisible(visible && onSession);
  }

  /** Shows a page; scrolls and focuses as soon as it is drawn. */
  #goTo(sessionId: string): void {
    this.#choose({ sessionId });
    this.#lookAt();
    if (sessionId !== '') this.#session.ask(sessionId);
    queueMicrotask(() => {
      scrollTo(0, sessionId === '' ? this.#state.ui.scroll : 0);
      const target = sessionId === '' ? '.section-sessions .row-button' : '.back';
      this.#root.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
    });
  }

  #meet(ambient: AppState['ambient']): void {
    const before = this.#query();
    document.documentElement.lang = ambient.locale;
    this.#set({ ambient });
    const query = this.#query();
    const moved = query.scope !== before.scope || query.range !== before.range;
    if (moved || (!this.#state.overview.value && !this.#state.overview.busy)) this.#overview.ask(query);
  }

  #reported(): void {
    const overview = this.#overview.state;
    const before = this.#state.overview.value;
    const first = before === null && overview.value !== null;
    const keys = overview.value?.series.flatMap(({ model }) => (model ? [modelKey(model)] : [])) ?? [];
    const next = assignSlots(keys, this.#state.slots);
    const same =
      next.size === this.#state.slots.size && [...next].every(([key, slot]) => this.#state.slots.get(key) === slot);
    this.#set({ overview, slots: same ? this.#state.slots : next });
    if (before && overview.value && (before.range !== overview.value.range || before.scope !== overview.value.scope)) {
      const words = this.#words(this.#state.ambient);
      this.#actions.announce(spokenOverview(overview.value, words));
    }
    const { scroll } = this.#state.ui;
    if (first && scroll > 0) queueMicrotask(() => scrollTo(0, scroll));
  }

  #query(): OverviewQuery {
    const { ambient, ui } = this.#state;
    return { range: ui.range, scope: ambient.hasWorkspace ? ui.scope : 'all' };
  }

  #set(part: Partial<AppState>): void {
    this.#state = { ...this.#state, ...part };
    this.#drawSoon();
  }

  #choose(part: Partial<UiState>): void {
    this.#set({ ui: { ...this.#state.ui, ...part } });
    this.#vscode.setState(this.#state.ui);
  }

  readonly #actions: Actions = {
    setRange: (range) => {
      this.#choose({ range });
      this.#overview.ask(this.#query());
    },
    setScope: (scope) => {
      this.#choose({ scope });
      this.#overview.ask(this.#query());
    },
    toggleSeries: (key) => {
      const { hiddenSeries } = this.#state.ui;
      const hidden = hiddenSeries.includes(key);
      this.#choose({ hiddenSeries: hidden ? hiddenSeries.filter((other) => other !== key) : [...hiddenSeries, key] });
    },
    setChartAsTable: (chartAsTable) => this.#choose({ chartAsTable }),
    openSession: (id) => this.#goTo(id),
    showOverview: () => this.#goTo(''),
    run: (command) => {
      // The host shows why a command failed; here only the refreshed figures matter.
      void this.#host.api
        .run(command)
        .catch(() => undefined)
        .then(() => {
          if (command.name === 'copySessionId') this.#actions.announce(this.#words(this.#state.ambient).t('Copied'));
          if (command.name !== 'refresh') return;
          this.#overview.ask(this.#query());
          if (this.#state.ui.sessionId !== '') this.#session.ask(this.#state.ui.sessionId);
        });
    },
    copy: (text) => {
      const { t } = this.#words(this.#state.ambient);
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
      const { ambient, overview, ui, slots } = this.#state;
      const words = this.#words(ambient);
      const bars = overview.value && this.#bars(overview.value, ui.hiddenSeries, slots, words);
      const look = { colors: this.#colors, still: motionReduced(document), bars };
      render(panel(this.#state, words, look, this.#actions), this.#root);
    });
  }
}
