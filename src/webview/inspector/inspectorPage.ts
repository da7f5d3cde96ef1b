import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { Inspection } from '../../core/inspector/inspection.ts';
import type { ThemeColors } from '../theme/themeColors.ts';
import { button, linkButton } from '../ui/button.ts';
import { codicon } from '../ui/codicon.ts';
import { growthSection } from '../charts/growth/growthSection.ts';
import { inspectorFigures } from './head/inspectorFigures.ts';
import { inspectorHead } from './head/inspectorHead.ts';
import { inspectorLoading } from './head/inspectorLoading.ts';
import type { InspectorWords } from './inspectorWords.ts';
import { childrenSection } from './lists/childrenSection.ts';
import { errorsSection } from './lists/errorsSection.ts';
import { filesSection } from './lists/filesSection.ts';
import { intentsList } from './lists/intentsList.ts';
import { todosSection } from './lists/todosSection.ts';
import type { InspectorActions } from './state/inspectorActions.ts';
import type { InspectorState } from './state/inspectorState.ts';
import { timelineSection } from './timeline/timelineSection.ts';
import { detailSection } from './turns/detailSection.ts';
import { turnTable } from './turns/turnTable.ts';

/** How a drawing looks besides what it says. */
export interface InspectorLook {
  readonly colors: ThemeColors;
  readonly still: boolean;
}

/** The page of one session in whichever of its states: loading, gone, failed, ready. */
export function inspectorPage(
  state: InspectorState,
  words: InspectorWords,
  look: InspectorLook,
  actions: InspectorActions,
): TemplateResult {
  const { value, busy, failure } = state.answer;
  const inspection = value?.inspection ?? null;
  const status = inspection ? 'ready' : failure ? 'error' : value && !busy ? 'empty' : 'loading';
  return html`${busy ? html`<div class="progress waiting" role="progressbar" aria-label=${words.t('reading…')}></div>` : nothing}
    <main data-state=${status} data-page="inspector">
      ${inspection ? ready(inspection, state, words, look, actions) : missing(status, state, words, actions)}
    </main>
    <div class="hidden" role="status" aria-live="polite">${state.announcement}</div>`;
}

function ready(
  inspection: Inspection,
  state: InspectorState,
  words: InspectorWords,
  { colors, still }: InspectorLook,
  actions: InspectorActions,
): TemplateResult {
  const { timeline, view, selection, ui, answer, detail } = state;
  const requestId =
    selection.kind === 'none' || selection.kind === 'turn' ? '' : selection.requestId || (detail?.row.id ?? '');
  const stale = answer.failure
    ? html`<div class="notice">
        ${codicon('debug-disconnect', 'warning')}
        <p class="notice-text">${answer.failure.message} ${answer.failure.nextStep}</p>
        ${linkButton(words.t('Retry'), () => actions.act({ name: 'refresh' }))}
      </div>`
    : nothing;
  const limit = inspection.session.context?.limit ?? null;
  return html`${stale}
    <div class="page inspector">
      ${inspectorHead(inspection, words, actions)} ${inspectorFigures(inspection, words)}
      ${timelineSection({ inspection, timeline, view, selection, colors, words, actions })}
      <div class="inspector-columns">
        <div class="stack">
          ${growthSection({ steps: inspection.growth, limit, selected: requestId, colors, words, still }, ui.growthAsTable, actions)}
          ${filesSection(inspection, ui, words, actions)} ${todosSection(inspection.todos, ui, words, actions)}
          ${childrenSection(inspection.session, ui, words, actions)} ${intentsList(state.intents, ui, words, actions)}
          ${errorsSection(inspection, ui, words, actions)}
        </div>
        <div class="stack">${turnTable(state, words, actions)} ${detailSection(state, words, actions)}</div>
      </div>
    </div>`;
}

function missing(
  status: string,
  { answer }: InspectorState,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const { t } = words;
  if (status === 'loading') return inspectorLoading(words);
  if (status === 'error') {
    return html`<div class="problems">
      <section class="problem" role="alert">
        ${codicon('error', 'critical')}
        <div>
          <h1>${t('The session could not be read')}</h1>
          <p>${answer.failure?.message ?? ''}</p>
          <p>${answer.failure?.nextStep ?? ''}</p>
          <div class="problem-steps">
            ${button(t('Retry'), () => actions.act({ name: 'refresh' }))}
            ${button(t('Show Log'), () => actions.act({ name: 'showLog' }), 'secondary')}
          </div>
        </div>
      </section>
    </div>`;
  }
  return html`<section class="empty" aria-labelledby="title-empty">
    <h1 id="title-empty">${t('This session is gone')}</h1>
    <p>${t('It was deleted in OpenCode, or its database is no longer read.')}</p>
    ${button(t('Look Again'), () => actions.act({ name: 'refresh' }))}
  </section>`;
}
