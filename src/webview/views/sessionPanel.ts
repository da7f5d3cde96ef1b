import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import type { Actions } from '../state/actions.ts';
import type { AppState } from '../state/appState.ts';
import type { Words } from '../text/words.ts';
import { button } from '../ui/button.ts';
import { detailSection } from './detailSection.ts';
import { errorView } from './errorView.ts';
import { notice } from './notices.ts';
import { observatoryIcon } from './observatoryIcon.ts';
import { progressLine } from './progressLine.ts';
import { sessionFigureStrip } from './sessionFigureStrip.ts';
import { sessionHead } from './sessionHead.ts';
import { sessionLoading } from './sessionLoading.ts';
import { sessionTokenSection } from './sessionTokenSection.ts';
import { sessionToolbar } from './sessionToolbar.ts';
import { subagentSection } from './subagentSection.ts';

type Status = 'loading' | 'empty' | 'error' | 'ready';

/** The panel while it shows one session. */
export function sessionPanel(state: AppState, words: Words, actions: Actions): TemplateResult {
  const { value, failure } = state.session;
  const answer = value?.id === state.ui.sessionId ? value : null;
  const session = answer?.session ?? null;
  const missing: Status = failure ? 'error' : 'loading';
  // What is still being read is not gone.
  const reading = state.progress?.phase === 'requests' || state.sources.some((source) => source.state === 'loading');
  const absent: Status = reading ? 'loading' : 'empty';
  const found: Status = session ? 'ready' : absent;
  const status = answer ? found : missing;
  return html`${progressLine(state, status === 'loading', words)}
    <header>
      <h1 class="hidden">${words.t('OpenCode session')}</h1>
      ${sessionToolbar(state, session, words, actions)}
    </header>
    <main data-state=${status} data-page="session">${body(status, session, state, words, actions)}</main>
    <div class="hidden" role="status" aria-live="polite">${state.announcement}</div>`;
}

function body(
  status: Status,
  session: SessionSummary | null,
  state: AppState,
  words: Words,
  actions: Actions,
): TemplateResult {
  const { failure } = state.session;
  if (status === 'error')
    return errorView({ ...state, surface: { value: null, busy: false, failure } }, words, actions);
  if (status === 'loading') return sessionLoading(words);
  if (!session) return gone(words, actions);
  const stale = failure ? notice('debug-disconnect', 'warning', failure.message, nothing) : nothing;
  return html`${stale}
    <div class="page">
      ${sessionHead(session, words, actions)} ${sessionFigureStrip(session, words)}
      <div class="middle">
        <div class="stack">
          ${session.children.length === 0 ? nothing : subagentSection(session, words, actions)}
          ${detailSection(session, words)}
        </div>
        ${sessionTokenSection(session, words)}
      </div>
    </div>`;
}

function gone({ t }: Words, actions: Actions): TemplateResult {
  return html`<section class="empty" aria-labelledby="title-empty">
    ${observatoryIcon()}
    <h2 id="title-empty">${t('This session is gone')}</h2>
    <p>${t('It was deleted in OpenCode, or its database is no longer read.')}</p>
    ${button(t('Back to Overview'), () => actions.closeSession())}
  </section>`;
}
