import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { TracedRequest } from '../../../core/reports/ledger/ledgerReport.ts';
import { roving } from '../../dom/roving.ts';
import { momentText } from '../../model/momentText.ts';
import { basisMark } from '../../table/basisMark.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import type { LedgerScene } from './ledgerScene.ts';
import { exportTime } from '../../../core/export/exportRow.ts';
import { modelKey } from '../../../core/model/modelId.ts';
import { dollars } from '../../../core/model/money.ts';
import type { MenuCells } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** The newest requests and where each one's cost comes from. */
export function newestSection({ report, words, actions, filter }: LedgerScene): TemplateResult {
  const { t, formats } = words;
  const aside = html`<span class="caption end"
    >${t('newest {0} of {1}', report.newest.length, formats.integer(report.reconcile.ours.requests))}</span
  >`;
  const columns: readonly MenuCells<TracedRequest>[] = [
    {
      id: 'created',
      label: t('Time'),
      cell: ({ created }) => momentText(created, report.asOf, formats),
      raw: ({ created }) => exportTime(created),
    },
    { id: 'model', label: t('Model'), cell: ({ model }) => clip(modelKey(model)) },
    {
      id: 'total_tokens',
      label: t('Tokens'),
      cell: ({ tokens }) => formats.integer(tokens),
      raw: ({ tokens }) => tokens,
    },
    {
      id: 'cost',
      label: t('Cost'),
      cell: ({ cost }) => formats.exactMoney(cost.amount),
      raw: ({ cost }) => (cost.basis === 'unpriced' ? null : dollars(cost.amount)),
    },
    { id: 'cost_basis', label: t('Basis'), cell: ({ cost }) => cost.basis },
    { id: 'origin', label: t('Source of the cost'), cell: (request) => originOf(request, words) },
    { id: 'session_id', label: t('Session'), cell: ({ sessionId }) => sessionId },
  ];
  const context = offerTable(columns, report.newest, keyOf, {
    id: 'ledger-newest',
    exports: { table: 'newest-requests', filter },
    actions,
  });
  const row = (request: TracedRequest): TemplateResult => {
    const open = (): void => actions.openSession(request.sessionId);
    const beside = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest('button') === null) open();
    };
    return html`<tr class="opens" data-vscode-context=${context(request)} @click=${beside}>
      <th scope="row" class="time">
        <button type="button" class="row-button" data-roving title=${clip(request.sessionTitle)} @click=${open}>
          ${momentText(request.created, report.asOf, formats)}
        </button>
      </th>
      <td class="model" title=${clip(request.model.providerID)}><bdi>${clip(request.model.modelID)}</bdi></td>
      <td class="end figures-3">${formats.integer(request.tokens)}</td>
      <td class="end cost">${costOf(request, words)}</td>
      <td class="quiet">${originOf(request, words)}</td>
    </tr>`;
  };
  const table = html`<table class="table" aria-labelledby="title-newest">
    <thead>
      <tr>
        <th scope="col" class="time">${t('Time')}</th>
        <th scope="col" class="model">${t('Model')}</th>
        <th scope="col" class="end figures-3">${t('Tokens')}</th>
        <th scope="col" class="end cost">${t('Cost')}</th>
        <th scope="col">${t('Source of the cost')}</th>
      </tr>
    </thead>
    <tbody ${roving()}>
      ${report.newest.map(row)}
    </tbody>
  </table>`;
  return section('newest', t('Every figure can say where it comes from'), aside, table);
}

const keyOf = ({ sessionId, created, tokens }: TracedRequest): string => `${sessionId} ${created} ${tokens}`;

function costOf({ cost }: TracedRequest, { t, formats }: Words): TemplateResult {
  const { amount, basis } = cost;
  const word = { recorded: t('recorded'), computed: t('computed'), free: t('free'), unpriced: t('unpriced') }[basis];
  const isWord = basis === 'free' || basis === 'unpriced';
  return html`<span class=${isWord ? 'zero' : ''}>${isWord ? word : formats.money(amount)}</span
    >${basisMark(basis, word)}`;
}

function originOf({ cost, source, priceSource }: TracedRequest, { t }: Words): string {
  const file = clip(source.split(/[\\/]/u).at(-1) ?? source);
  switch (cost.basis) {
    case 'recorded':
      return t('recorded in {0}', file);
    case 'computed':
      return t('price of {0}', clip(priceSource));
    case 'free':
      return t('price is 0: {0}', clip(priceSource));
    case 'unpriced':
      return priceSource === '' ? t('no price list knows the model') : t('only recorded costs count');
  }
}
