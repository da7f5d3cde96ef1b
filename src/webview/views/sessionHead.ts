import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import { sessionState } from '../model/sessionState.ts';
import { workflowRows } from '../model/workflowRows.ts';
import type { Actions } from '../state/actions.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { button, linkButton } from '../ui/button.ts';
import { codicon } from '../ui/codicon.ts';

/** Title, state and tags of a session, and the facts one looks for first. */
export function sessionHead(session: SessionSummary, words: Words, actions: Actions): TemplateResult {
  const { t, plural } = words;
  const state = sessionState(session, Date.now(), words);
  const tags = [
    session.parentId === '' ? '' : t('sub-agent'),
    session.forked ? t('fork') : '',
    session.archived ? t('archived') : '',
  ].filter((tag) => tag !== '');
  const fact = (icon: string, label: string, content: unknown): TemplateResult =>
    html`<li title=${label}>${codicon(icon, 'small')}<span class="hidden">${label}: </span>${content}</li>`;
  const text = (icon: string, label: string, content: string): unknown =>
    content === '' ? nothing : fact(icon, label, html`<bdi>${clip(content)}</bdi>`);
  const subagents = workflowRows(session).length - 1;
  return html`<div class="session-head">
    <div class="session-title">
      <h2 title=${clip(session.title)}><bdi>${clip(session.title) || t('Untitled session')}</bdi></h2>
      <span class="chip"
        >${codicon(state.icon, `small ${state.tone} ${session.activity === 'working' ? 'spin' : ''}`)}<span
          class=${state.tone}
          >${state.word}</span
        ><span class="quiet">${state.since}</span></span
      >
      ${tags.map((tag) => html`<span class="tag">${tag}</span>`)}
    </div>
    ${button(t('Resume in Terminal'), () => actions.run({ name: 'resumeSession', sessionId: session.id }))}
    <ul class="session-facts">
      ${text('folder', t('Folder'), session.directory)} ${text('repo', t('Project'), session.projectLabel)}
      ${text('hubot', t('Agent'), session.agent)} ${text('symbol-namespace', t('Model'), session.model?.modelID ?? '')}
      ${subagents === 0 ? nothing : text('type-hierarchy-sub', t('Sub-agents'), plural(subagents, '{0} sub-agent', '{0} sub-agents'))}
      ${
        session.parentId === ''
          ? nothing
          : fact(
              'type-hierarchy-super',
              t('Parent'),
              linkButton(t('Open the parent session'), () => actions.openSession(session.parentId)),
            )
      }
    </ul>
  </div>`;
}
