import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { Inspection } from '../../../core/inspector/inspection.ts';
import { momentText } from '../../model/momentText.ts';
import { sessionState } from '../model/sessionState.ts';
import { clip } from '../../text/clip.ts';
import { button, iconButton, linkButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';

/** Title, state, where and with what a session ran, its kin, and what can be done with it. */
export function inspectorHead(
  { session, models, figures, parentTitle, siblings, asOf }: Inspection,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const { t, plural, formats, duration } = words;
  const now = Date.now();
  const state = sessionState(session, now, words);
  const tags = [
    session.parentId === '' ? '' : t('sub-agent'),
    session.forked ? t('fork') : '',
    session.archived ? t('archived') : '',
  ];
  const fact = (icon: string, label: string, content: unknown, title = label): TemplateResult =>
    html`<li title=${title}>${codicon(icon, 'small')}<span class="hidden">${label}: </span>${content}</li>`;
  const text = (icon: string, label: string, said: string, title = said): unknown =>
    said === '' ? nothing : fact(icon, label, html`<bdi>${clip(said)}</bdi>`, clip(title));
  const end = session.activity === 'working' ? t('now') : momentText(session.lastActivity, now, formats);
  const times = t(
    '{0} to {1}, {2}, busy {3}',
    momentText(session.created, now, formats),
    end,
    duration(figures.lastedMs),
    duration(figures.busyMs),
  );
  const parent = linkButton(clip(parentTitle) || t('Open the parent session'), () =>
    actions.act({ name: 'openSession', session: session.parentId }),
  );
  return html`<header class="inspector-head">
    <div class="session-title">
      <h1 title=${clip(session.title)}><bdi>${clip(session.title) || t('Untitled session')}</bdi></h1>
      <span class="chip"
        >${codicon(state.icon, `small ${state.tone} ${session.activity === 'working' ? 'spin' : ''}`)}<span
          class=${state.tone}
          >${state.word}</span
        ><span class="quiet">${state.since}</span></span
      >
      ${tags.filter((tag) => tag !== '').map((tag) => html`<span class="tag">${tag}</span>`)}
    </div>
    <div class="head-actions">
      ${kin(session.id, siblings, words, actions)}
      ${iconButton('copy', t('Copy session id'), () => actions.act({ name: 'copyId' }))}
      ${iconButton('export', t('Export session'), () => actions.act({ name: 'export' }))}
      ${iconButton('list-tree', t('Reveal in the Sessions view'), () => actions.act({ name: 'revealInTree' }))}
      ${iconButton('folder-opened', t('Reveal folder'), () => actions.act({ name: 'revealFolder' }))}
      ${button(t('Resume in Terminal'), () => actions.act({ name: 'resume' }))}
    </div>
    <ul class="session-facts">
      ${text('folder', t('Folder'), session.directory)} ${text('hubot', t('Agent'), session.agent)}
      ${text('symbol-namespace', t('Models'), models.map(({ modelID }) => modelID).join(', '), models.map(({ providerID, modelID }) => `${providerID}/${modelID}`).join(', '))}
      ${session.parentId === '' ? nothing : fact('type-hierarchy-super', t('Parent'), parent)}
      ${session.children.length === 0 ? nothing : text('type-hierarchy-sub', t('Sub-agents'), plural(session.children.length, '{0} sub-agent', '{0} sub-agents'))}
      ${text('clock', t('Time'), times)} ${text('history', t('As of'), t('as of {0}', formats.time(asOf)))}
    </ul>
  </header>`;
}

/** Ways to the sub-agents before and after this one. */
function kin(
  id: string,
  siblings: Inspection['siblings'],
  { t }: InspectorWords,
  actions: InspectorActions,
): TemplateResult | typeof nothing {
  if (siblings.length < 2) return nothing;
  const here = siblings.findIndex((one) => one.id === id);
  const step = (icon: string, label: string, to: Inspection['siblings'][number] | undefined): unknown =>
    to === undefined
      ? nothing
      : iconButton(icon, `${label}: ${clip(to.title)}`, () => actions.act({ name: 'openSession', session: to.id }));
  return html`${step('arrow-left', t('Previous sub-agent'), siblings[here - 1])}
  ${step('arrow-right', t('Next sub-agent'), siblings[here + 1])}`;
}
