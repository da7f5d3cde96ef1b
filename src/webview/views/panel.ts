import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { panelState } from '../model/panelState.ts';
import type { StackedBarsModel } from '../model/stackedBarsModel.ts';
import type { Actions } from '../state/actions.ts';
import type { AppState } from '../state/appState.ts';
import type { Words } from '../text/words.ts';
import type { ThemeColors } from '../theme/themeColors.ts';
import { emptyView } from './emptyView.ts';
import { errorView } from './errorView.ts';
import { loadingView } from './loadingView.ts';
import { notices } from './notices.ts';
import { overview } from './overview.ts';
import { progressLine } from './progressLine.ts';
import { sessionPanel } from './sessionPanel.ts';
import { toolbar } from './toolbar.ts';

/** How the panel is drawn at the moment: colours for the canvas, and whether anything may move. */
export interface Look {
  readonly colors: ThemeColors;
  readonly still: boolean;
  /** The cost chart's numbers, the same object as long as they are the same; null without a report. */
  readonly bars: StackedBarsModel | null;
}

/** The whole panel: frame, notices and the body of the state it is in. */
export function panel(state: AppState, words: Words, look: Look, actions: Actions): TemplateResult {
  if (state.ui.sessionId !== '') return sessionPanel(state, words, actions);
  const status = panelState(state);
  return html`${progressLine(state, words)}
    <header>
      <h1 class="hidden">${words.t('OpenCode usage overview')}</h1>
      ${toolbar(state, words, actions)}
    </header>
    <main data-state=${status}>
      ${status === 'error' ? '' : notices(state, words, actions)} ${body(status, state, words, look, actions)}
    </main>
    <div class="hidden" role="status" aria-live="polite">${state.announcement}</div>`;
}

function body(
  status: ReturnType<typeof panelState>,
  state: AppState,
  words: Words,
  look: Look,
  actions: Actions,
): TemplateResult {
  const report = state.overview.value;
  const { bars } = look;
  if (status === 'error') return errorView(state, words, actions);
  if (status === 'loading' || !report || !bars) return loadingView(words);
  if (status === 'empty') return emptyView(report, state.ambient.workspaceName, words, actions);
  const cost = { report, model: bars, asTable: state.ui.chartAsTable, colors: look.colors, still: look.still };
  return overview(report, cost, state.slots, words, actions);
}
