import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { toolNames } from '../../../core/reports/reconcile/reasonText.ts';
import type { DifferenceLine, SessionDifference } from '../../../core/reports/reconcile/reconcileReport.ts';
import { roving } from '../../dom/roving.ts';
import { clip } from '../../text/clip.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import { difference } from './difference.ts';
import type { LedgerScene } from './ledgerScene.ts';
import { reasonWords } from './reasonWords.ts';
import { dollars } from '../../../core/model/money.ts';
import type { MenuCells } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** Sessions listed below a line: the costliest; the command line lists more. */
const mostRows = 12;

/** The sessions behind the chosen line, each a way to its page. */
export function lineSessions(line: DifferenceLine, { report, words, actions, filter }: LedgerScene): TemplateResult {
  const { t, plural, formats } = words;
  const { answers } = report.reconcile;
  const { title } = reasonWords(line.reason, t);
  const requests = plural(line.requests, '{0} request', '{0} requests');
  const sessions = plural(line.sessions, '{0} session', '{0} sessions');
  const aside = html`<span class="caption">${t('{0} in {1}', requests, sessions)}</span>`;
  const rows = line.behind.slice(0, mostRows);
  const columns: readonly MenuCells<SessionDifference>[] = [
    { id: 'title', label: t('Session'), cell: ({ title: own, id }) => clip(own) || id },
    { id: 'session_id', label: t('Id'), cell: ({ id }) => id },
    {
      id: 'requests',
      label: t('Requests'),
      cell: ({ requests: count }) => formats.integer(count),
      raw: ({ requests: count }) => count,
    },
    ...answers.map(({ tool }): MenuCells<SessionDifference> => ({
      id: `correction_${tool}`,
      label: toolNames[tool],
      cell: ({ corrections }) => formats.exactMoney(corrections[tool].amount),
      raw: ({ corrections }) => dollars(corrections[tool].amount),
    })),
  ];
  const context = offerTable(columns, rows, ({ id }) => id, {
    id: 'ledger-sessions',
    every: line.behind,
    exports: { table: 'ledger-line-sessions', filter },
    actions,
  });
  const more = line.sessions - rows.length;
  const row = (one: SessionDifference): TemplateResult => {
    const open = (): void => actions.openSession(one.id);
    const beside = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest('button') === null) open();
    };
    return html`<tr class="opens" data-vscode-context=${context(one)} @click=${beside}>
      <th scope="row" class="name" title=${clip(one.title)}>
        <button type="button" class="row-button" data-roving @click=${open}>
          ${codicon(line.reason === 'copies' ? 'repo-forked' : 'comment', 'small quiet')}<bdi
            >${clip(one.title) || one.id}</bdi
          >
        </button>
      </th>
      <td class="end count">${formats.integer(one.requests)}</td>
      ${answers.map(({ tool }) => html`<td class="end">${difference(one.corrections[tool].amount, formats)}</td>`)}
    </tr>`;
  };
  const table = html`<table class="table" aria-labelledby="title-sessions">
    <thead>
      <tr>
        <th scope="col" class="name">${t('Session')}</th>
        <th scope="col" class="end count">${t('Requests')}</th>
        ${answers.map(({ tool }) => html`<th scope="col" class="end tool">${toolNames[tool]}</th>`)}
      </tr>
    </thead>
    <tbody ${roving()}>
      ${repeat(rows, (one) => one.id, row)}
    </tbody>
    <tfoot>
      <tr class="sum">
        <th scope="row" class="name">${more > 0 ? t('All, {0} more included', formats.integer(more)) : t('Total')}</th>
        <td class="end count">${formats.integer(line.requests)}</td>
        ${answers.map(({ tool }) => html`<td class="end">${difference(line.corrections[tool].amount, formats)}</td>`)}
      </tr>
    </tfoot>
  </table>`;
  return section('sessions', title, aside, table);
}
