import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { TodoLine, TodoStep } from '../../../core/transcript/todoHistory.ts';
import { clip } from '../../text/clip.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorUi } from '../state/inspectorUi.ts';
import { cut, restOf } from './cutList.ts';

/** The todos with their state and how they came to it; nothing when there never were any. */
export function todosSection(
  todos: readonly TodoLine[],
  ui: InspectorUi,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult | typeof nothing {
  if (todos.length === 0) return nothing;
  const { t, formats } = words;
  const listed = todos.filter((todo) => todo.listed);
  const done = listed.filter(({ state }) => state === 'completed').length;
  const now = listed.find(({ state }) => state === 'in_progress');
  const shown = cut(todos, 'todos', ui);
  const aside = html`<span class="caption todo-now"
      >${t('{0} of {1} done', formats.integer(done), formats.integer(listed.length))}${now ? html`, <bdi>${t('now “{0}”', clip(now.content))}</bdi>` : nothing}</span
    >
    <span class="grow"></span>
    <span class="todo-meter" aria-hidden="true"
      >${listed.slice(0, 24).map(({ state }) => html`<i class=${state}></i>`)}</span
    >`;
  return section(
    'todos',
    t('Todos'),
    aside,
    html`<ul class="todos">
        ${shown.map((todo) => line(todo, words))}
      </ul>
      ${restOf(shown.length, todos.length, 'todos', words, actions)}`,
  );
}

function line({ content, state, listed, priority, steps }: TodoLine, words: InspectorWords): TemplateResult {
  const last = listed ? state : 'removed';
  return html`<li class="todo ${last}">
    ${codicon(icons[last], 'small')}
    <span class="todo-text" title=${clip(content)}><bdi>${clip(content)}</bdi></span>
    ${priority === 'high' ? html`<span class="tag">${words.t('high')}</span>` : nothing}
    <span class="quiet todo-steps"
      >${steps.map((step) => `${stateText(step.state, words)} ${words.clock(step.at)}`).join(' → ')}</span
    >
  </li>`;
}

const icons: Readonly<Record<TodoStep['state'], string>> = {
  pending: 'circle-large-outline',
  in_progress: 'play-circle',
  completed: 'pass-filled',
  cancelled: 'circle-slash',
  removed: 'dash',
};

function stateText(state: TodoStep['state'], { t }: InspectorWords): string {
  switch (state) {
    case 'pending':
      return t('pending');
    case 'in_progress':
      return t('begun');
    case 'completed':
      return t('done');
    case 'cancelled':
      return t('cancelled');
    case 'removed':
      return t('dropped');
  }
}
