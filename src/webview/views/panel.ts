import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { QueryBox } from '../filter/queryBox.ts';
import { panelState } from '../model/panelState.ts';
import type { Actions } from '../state/actions.ts';
import type { AppState } from '../state/appState.ts';
import type { Look, TabRun } from '../tabs/tab.ts';
import type { Words } from '../text/words.ts';
import { emptyView } from './emptyView.ts';
import { errorView } from './errorView.ts';
import { notices } from './notices.ts';
import { progressLine } from './progressLine.ts';
import { tabPanelId, tabStrip } from './tabStrip.ts';
import { toolbar } from './toolbar.ts';

/** The tabs of a panel, and the one that is shown. */
export interface ShownTabs {
  readonly all: readonly TabRun[];
  readonly shown: TabRun;
}

/** The whole panel: frame, notices and the body of the state it is in. */
export function panel(
  state: AppState,
  { all, shown }: ShownTabs,
  queryBox: QueryBox,
  words: Words,
  look: Look,
  actions: Actions,
): TemplateResult {
  const status = panelState(state);
  const { value, busy } = state.surface;
  return html`${progressLine(state, shown.waiting, words)}
    <header>
      <h1 class="hidden">${words.t('OpenCode usage: {0}', shown.title(words.t))}</h1>
      ${toolbar(state, queryBox, words, actions)} ${tabStrip(all, shown.id, { live: state.needing }, words, actions)}
    </header>
    <main data-state=${status} data-tab=${shown.id}>
      <div
        id=${tabPanelId}
        role="tabpanel"
        aria-labelledby="tab-${shown.id}"
        aria-busy=${value?.shownLast && busy ? 'true' : nothing}
      >
        ${status === 'error' ? '' : notices(state, words, actions)} ${body(status, state, shown, words, look, actions)}
      </div>
    </main>
    <div class="hidden" role="status" aria-live="polite">${state.announcement}</div>`;
}

function body(
  status: ReturnType<typeof panelState>,
  state: AppState,
  tab: TabRun,
  words: Words,
  look: Look,
  actions: Actions,
): TemplateResult {
  const { value } = state.surface;
  if (status === 'error') return errorView(state, words, actions);
  if (status === 'empty' && value?.nothing) {
    return emptyView(value.nothing, value.filter, state.ambient.workspaceName, words, actions);
  }
  const { slots, ui } = state;
  const { hiddenSeries, chartTables } = ui;
  const drawn = status === 'ready' ? tab.draw({ words, look, actions, slots, hiddenSeries, chartTables }) : null;
  return drawn ?? tab.skeleton(words);
}
