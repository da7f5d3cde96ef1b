import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { SessionSummary } from '../../../core/reports/sessionList.ts';
import { roving } from '../../dom/roving.ts';
import { costText } from '../../model/costText.ts';
import { workflowRows, type WorkflowRow } from '../model/workflowRows.ts';
import { costCell } from '../../table/costCell.ts';
import { clip } from '../../text/clip.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import { cssVars } from '../../dom/cssVars.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorUi } from '../state/inspectorUi.ts';
import { cut, restOf } from './cutList.ts';
import { dollars } from '../../../core/model/money.ts';
import { offerTable } from '../../table/tableMenu.ts';
import { inspectorMenu } from './inspectorMenu.ts';

/** The sub-agents, unfolded, each with its own part of the cost; nothing without any. */
export function childrenSection(
  session: SessionSummary,
  ui: InspectorUi,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult | typeof nothing {
  const rows = workflowRows(session).slice(1);
  if (rows.length === 0) return nothing;
  const { t, plural, formats } = words;
  const shown = cut(rows, 'subagents', ui);
  const highest = Math.max(0, ...rows.map((row) => row.session.own.cost.amount));
  const context = offerTable(
    [
      { id: 'title', label: t('Session'), cell: ({ session: one }: WorkflowRow) => clip(one.title) || one.id },
      { id: 'session_id', label: t('Id'), cell: ({ session: one }: WorkflowRow) => one.id },
      { id: 'agent', label: t('Agent'), cell: ({ session: one }: WorkflowRow) => clip(one.agent) },
      {
        id: 'requests',
        label: t('Requests'),
        cell: ({ session: one }: WorkflowRow) => formats.integer(one.own.requests),
        raw: ({ session: one }: WorkflowRow) => one.own.requests,
      },
      {
        id: 'cost',
        label: t('Cost'),
        cell: ({ session: one }: WorkflowRow) => costText(one.own.cost, words).title,
        raw: ({ session: one }: WorkflowRow) => dollars(one.own.cost.amount),
      },
    ],
    rows,
    ({ session: one }) => one.id,
    inspectorMenu('subagents', actions),
  );
  const row = (child: WorkflowRow): TemplateResult => {
    const { session: one, level } = child;
    return html`<tr data-vscode-context=${context(child)} ${cssVars({ '--level': level - 2 })}>
      <th scope="row" title=${clip(one.title)}>
        <button
          type="button"
          class="row-button tree-name"
          data-roving
          @click=${() => actions.act({ name: 'openSession', session: one.id })}
        >
          ${codicon('type-hierarchy-sub', 'small quiet')}<bdi>${clip(one.title) || one.id}</bdi>${one.agent === '' ? nothing : html` <span class="quiet agent">${clip(one.agent)}</span>`}
        </button>
      </th>
      <td class="end requests ${one.own.requests === 0 ? 'zero' : ''}">${formats.integer(one.own.requests)}</td>
      <td class="end cost" title=${costText(one.own.cost, words).title}>${costCell(one.own.cost, highest, words)}</td>
    </tr>`;
  };
  return section(
    'subagents',
    t('Sub-agents'),
    html`<span class="caption">${plural(rows.length, '{0} sub-agent', '{0} sub-agents')}</span>`,
    html`<table class="table" aria-labelledby="title-subagents">
        <thead>
          <tr>
            <th scope="col">${t('Session')}</th>
            <th scope="col" class="end requests">${t('Requests')}</th>
            <th scope="col" class="end cost">${t('Cost')}</th>
          </tr>
        </thead>
        <tbody ${roving()}>
          ${repeat(shown, (one) => one.session.id, row)}
        </tbody>
      </table>
      ${restOf(shown.length, rows.length, 'subagents', words, actions)}`,
  );
}
