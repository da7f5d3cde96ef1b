import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import { cssVars } from '../dom/cssVars.ts';
import { roving } from '../dom/roving.ts';
import { costText } from '../model/costText.ts';
import { sessionState } from '../model/sessionState.ts';
import { workflowRows, type WorkflowRow } from '../model/workflowRows.ts';
import type { Actions } from '../state/actions.ts';
import { costCell } from '../table/costCell.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { codicon } from '../ui/codicon.ts';
import { section } from './section.ts';

/** The workflow of a session as a tree table: every row with its own part, so that the rows add up to the sum below. */
export function subagentSection(session: SessionSummary, words: Words, actions: Actions): TemplateResult {
  const { t, plural, formats } = words;
  const rows = workflowRows(session);
  const now = Date.now();
  const total = session.workflow.cost.amount;
  const maximum = Math.max(0, ...rows.map((row) => row.session.own.cost.amount));
  const percent = (amount: number): string => {
    if (total === 0) return '–';
    const { figure, unit } = formats.percent(amount / total);
    return `${figure} ${unit}`;
  };
  const name = ({ session: one, level }: WorkflowRow): TemplateResult => {
    const title = html`<bdi>${clip(one.title) || one.id}</bdi
      >${one.agent === '' ? nothing : html`<span class="quiet agent">${clip(one.agent)}</span>`}`;
    return level === 1
      ? html`<span class="tree-name" data-roving tabindex="-1">${codicon('comment', 'small quiet')}${title}</span>`
      : html`<button type="button" class="row-button tree-name" data-roving @click=${() => actions.openSession(one.id)}>
          ${codicon('type-hierarchy-sub', 'small quiet')}${title}
        </button>`;
  };
  const row = (one: WorkflowRow): TemplateResult => {
    const { own, id } = one.session;
    const state = sessionState(one.session, now, words);
    const open = (event: Event): void => {
      if (event.target instanceof Element && !event.target.closest('button')) actions.openSession(id);
    };
    return html`<tr
      class=${one.level === 1 ? '' : 'opens'}
      aria-level=${one.level}
      @click=${one.level === 1 ? nothing : open}
      ${cssVars({ '--level': one.level - 1 })}
    >
      <th scope="row" title=${clip(one.session.title)}>${name(one)}</th>
      <td class="state">${codicon(state.icon, `small ${state.tone}`)}${state.word}</td>
      <td class="end ${own.requests === 0 ? 'zero' : ''}">${formats.integer(own.requests)}</td>
      <td class="end quiet">${percent(own.cost.amount)}</td>
      <td class="end cost" title=${costText(own.cost, words).title}>${costCell(own.cost, maximum, words)}</td>
    </tr>`;
  };
  const caption = plural(rows.length - 1, '{0} sub-agent', '{0} sub-agents');
  return section(
    'subagents',
    t('Sub-agents'),
    html`<span class="caption">${caption}</span>`,
    html`<table class="table" role="treegrid" aria-labelledby="title-subagents">
      <thead>
        <tr>
          <th scope="col">${t('Session')}</th>
          <th scope="col" class="state">${t('State')}</th>
          <th scope="col" class="end requests">${t('Requests')}</th>
          <th scope="col" class="end share">${t('Share')}</th>
          <th scope="col" class="end cost">${t('Cost')}</th>
        </tr>
      </thead>
      <tbody ${roving()}>
        ${repeat(rows, (one) => one.session.id, row)}
        <tr class="sum" aria-level="1">
          <th scope="row"><span data-roving tabindex="-1">${t('Total')}</span></th>
          <td class="state"></td>
          <td class="end">${formats.integer(session.workflow.requests)}</td>
          <td class="end">${percent(total)}</td>
          <td class="end cost">${costCell(session.workflow.cost, 0, words)}</td>
        </tr>
      </tbody>
    </table>`,
  );
}
