import { render } from 'lit-html';
import { usDollars } from '../../core/format/currency.ts';
import type { InspectorAction } from '../../protocol/inspectorPage.ts';
import type { RequestRow } from '../../core/inspector/inspectionRows.ts';
import { runGridMenu } from '../grid/gridMenus.ts';
import { memoizeLast } from '../memoizeLast.ts';
import type { VsCodeApi } from '../host.ts';
import { LiveResource } from '../state/liveResource.ts';
import { motionReduced } from '../theme/motion.ts';
import { paintSeries } from '../theme/paintSeries.ts';
import { readThemeColors } from '../theme/themeColors.ts';
import { watchTheme } from '../theme/watchTheme.ts';
import type { InspectorHost } from './inspectorHost.ts';
import { inspectorPage } from './inspectorPage.ts';
import { createInspectorWords } from './inspectorWords.ts';
import type { InspectorActions } from './state/inspectorActions.ts';
import type { InspectionAnswer, InspectorState, Selection } from './state/inspectorState.ts';
import { type InspectorUi, parseInspectorUi, toggled } from './state/inspectorUi.ts';
import { RowStore } from './state/rowStore.ts';
import { TimelineSource } from './timeline/timelineSource.ts';
import { revealRow } from './turns/revealRow.ts';

/** Rows asked for at once where all are wanted. */
const copyPage = 1000;

/** What an inspector is made of. */
export interface InspectorAppOptions {
  readonly session: string;
  readonly host: InspectorHost;
  readonly vscode: VsCodeApi;
}

/** The page of one session: holds its state, asks the host for what is shown and draws it. */
export class InspectorApp {
  readonly #root: HTMLElement;
  readonly #host: InspectorHost;
  readonly #vscode: VsCodeApi;
  readonly #session: string;
  readonly #inspection: LiveResource<string, InspectionAnswer>;
  readonly #timeline: TimelineSource;
  readonly #words = memoizeLast(createInspectorWords);
  #colors = readThemeColors(document);
  #state: InspectorState;
  #drawing = false;
  /** Newest revision of the data heard of. */
  #revision = 0;

  constructor(root: HTMLElement, { session, host, vscode }: InspectorAppOptions) {
    this.#root = root;
    this.#host = host;
    this.#vscode = vscode;
    this.#session = session;
    const rows = new RowStore(
      (folding, offset, limit, signal) => host.api.inspectionRows({ session, folding, offset, limit }, signal),
      () => this.#drawSoon(),
    );
    this.#timeline = new TimelineSource(
      (query, signal) => host.api.inspectionTimeline({ session, ...query }, signal),
      (timeline) => this.#set({ timeline }),
    );
    this.#inspection = new LiveResource<string, InspectionAnswer>({
      fetch: async (id, signal) => {
        const heard = this.#revision;
        const inspection = await host.api.inspection(id, signal);
        return { revision: Math.max(heard, inspection?.revision ?? 0), inspection };
      },
      fits: () => true,
      changed: () => this.#answered(),
    });
    this.#state = {
      ambient: {
        ...{ locale: 'en', timeZone: 'UTC', hasWorkspace: false, workspaceName: '', linkBase: '', strings: {} },
        currency: usDollars,
      },
      ...{ session, answer: this.#inspection.state, timeline: null, view: null, rows },
      ...{
        window: { first: 0, count: 40 },
        selection: { kind: 'none' },
        detail: null,
        call: null,
        prompt: null,
        intents: null,
      },
      ui: parseInspectorUi(vscode.getState(), session),
      announcement: '',
    };
  }

  /** Draws the loading state, says hello to the host and follows what it tells. */
  async start(): Promise<void> {
    this.#vscode.setState(this.#state.ui);
    this.#followPage();
    this.#host.on('changed', ({ revision }) => {
      this.#revision = revision;
      this.#inspection.noteRevision(revision);
    });
    this.#host.on('ambient', (ambient) => this.#meet(ambient));
    this.#host.on('gridMenu', (command) => void runGridMenu(command));
    this.#drawSoon();
    this.#meet(await this.#host.api.ready());
    this.#state.rows.fold(this.#state.ui.folding);
    this.#inspection.ask(this.#session);
  }

  #followPage(): void {
    const paint = (): void => {
      this.#colors = readThemeColors(document);
      paintSeries(this.#root, this.#colors.series);
      this.#drawSoon();
    };
    paint();
    watchTheme(document, paint);
    const look = (): void => this.#inspection.setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    look();
    addEventListener('resize', () => this.#drawSoon());
  }

  #meet(ambient: InspectorState['ambient']): void {
    document.documentElement.lang = ambient.locale;
    this.#set({ ambient });
  }

  #answered(): void {
    const before = this.#state.answer.value;
    const answer = this.#inspection.state;
    this.#set({ answer });
    if (answer.value === before || !answer.value?.inspection) return;
    const { window, rows, selection, view } = this.#state;
    rows.renew(window.first, window.count);
    this.#loadIntents();
    this.#timeline.ask(view, answer.value.inspection.fold.length);
    if (selection.kind === 'request' || selection.kind === 'call')
      this.#loadDetail(selection.requestId || selection.id);
  }

  #set(part: Partial<InspectorState>): void {
    this.#state = { ...this.#state, ...part };
    this.#drawSoon();
  }

  #choose(part: Partial<InspectorUi>): void {
    this.#set({ ui: { ...this.#state.ui, ...part } });
    this.#vscode.setState(this.#state.ui);
  }

  readonly #actions: InspectorActions = {
    select: (selection, from) => this.#select(selection, from),
    toggleTurn: (id) => {
      this.#choose({ folding: toggled(this.#state.ui.folding, id) });
      this.#state.rows.fold(this.#state.ui.folding);
      this.#state.rows.look(this.#state.window.first, this.#state.window.count);
    },
    setAllOpen: (open) => {
      this.#choose({ folding: { open, except: [] } });
      this.#state.rows.fold(this.#state.ui.folding);
    },
    toggleCall: (id) => {
      if (this.#state.call?.id === id) this.#set({ call: null });
      else this.#openCall(id);
    },
    togglePrompt: (id) => {
      if (this.#state.prompt?.id === id) this.#set({ prompt: null });
      else this.#openPrompt(id);
    },
    setView: (view) => {
      this.#set({ view });
      this.#timeline.ask(view, this.#state.answer.value?.inspection?.fold.length ?? 1);
    },
    setWindow: (first, count) => {
      const { window, rows } = this.#state;
      rows.look(first, count);
      if (window.first !== first || window.count !== count) this.#set({ window: { first, count } });
    },
    setGrowthAsTable: (growthAsTable) => this.#choose({ growthAsTable }),
    showWhole: (list) => this.#choose({ whole: [...this.#state.ui.whole, list] }),
    act: (action) => this.#act(action),
    allRequests: () => this.#allRequests(),
    copy: (text) => {
      const { t } = this.#words(this.#state.ambient);
      void this.#host.api.copy(text).then(
        () => this.#actions.announce(t('Copied')),
        () => this.#actions.announce(t('Could not be copied')),
      );
    },
    announce: (announcement) => this.#set({ announcement }),
  };

  #act(action: InspectorAction): void {
    // The host shows why something failed.
    void this.#host.api
      .act(action)
      .catch(() => undefined)
      .then(() => {
        if (action.name === 'copyId') this.#actions.announce(this.#words(this.#state.ambient).t('Copied'));
        if (action.name === 'markIntent') {
          this.#actions.announce(this.#words(this.#state.ambient).t('Mark kept'));
          this.#loadIntents();
        }
        if (action.name === 'refresh') this.#inspection.ask(this.#session);
      });
  }

  async #allRequests(): Promise<readonly RequestRow[]> {
    const rows: RequestRow[] = [];
    for (let offset = 0, total = 1; offset < total;) {
      const query = { session: this.#session, folding: { open: true, except: [] }, offset, limit: copyPage };
      const page = await this.#host.api.inspectionRows(query);
      if (page.rows.length === 0) break;
      rows.push(...page.rows.filter((row) => row.kind === 'request'));
      offset += page.rows.length;
      ({ total } = page);
    }
    return rows;
  }

  #select(selection: Selection, from: 'table' | 'elsewhere'): void {
    const request = selection.kind === 'none' || selection.kind === 'turn' ? '' : selection.requestId;
    const same = this.#state.detail?.row.id === request;
    this.#set({ selection, call: null, prompt: null, detail: same ? this.#state.detail : null });
    if (selection.kind === 'none') return;
    if (selection.kind !== 'turn') this.#loadDetail(request || selection.id);
    if (selection.kind === 'call') this.#openCall(selection.id);
    if (from === 'table') return;
    const { session, ui } = this.#state;
    const query = { session, id: selection.id, folding: ui.folding };
    void this.#host.api.inspectionPlace(query).then(
      (row) => revealRow(this.#root, row),
      () => undefined,
    );
  }

  #loadDetail(id: string): void {
    void this.#host.api.inspectionRequest({ session: this.#session, id }).then(
      (detail) => {
        const { selection } = this.#state;
        if (selection.kind === 'none' || selection.kind === 'turn') return;
        if (selection.id === id || selection.requestId === id) this.#set({ detail });
      },
      () => undefined,
    );
  }

  #loadIntents(): void {
    void this.#host.api.sessionIntents(this.#session).then(
      (intents) => this.#set({ intents }),
      () => undefined,
    );
  }

  /** Texts are asked for when they are opened, and forgotten when they are closed. */
  #openCall(id: string): void {
    this.#set({ call: { id, value: null, busy: true } });
    const settle = (value: NonNullable<InspectorState['call']>['value']): void => {
      if (this.#state.call?.id === id) this.#set({ call: { id, value, busy: false } });
    };
    void this.#host.api.inspectionCall({ session: this.#session, id }).then(settle, () => settle(null));
  }

  #openPrompt(id: string): void {
    this.#set({ prompt: { id, value: null, busy: true } });
    const settle = (value: NonNullable<InspectorState['prompt']>['value']): void => {
      if (this.#state.prompt?.id === id) this.#set({ prompt: { id, value, busy: false } });
    };
    void this.#host.api.inspectionPrompt({ session: this.#session, id }).then(settle, () => settle(null));
  }

  #drawSoon(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      const words = this.#words(this.#state.ambient);
      const look = { colors: this.#colors, still: motionReduced(document) };
      render(inspectorPage(this.#state, words, look, this.#actions), this.#root);
    });
  }
}
