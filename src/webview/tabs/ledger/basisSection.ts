import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { modelKey } from '../../../core/model/modelId.ts';
import type { RequestBasis } from '../../../core/pricing/costing.ts';
import type { BasisShare } from '../../../core/reports/ledger/ledgerReport.ts';
import type { UnpricedModel } from '../../../core/reports/pricesReport.ts';
import { cssVars } from '../../dom/cssVars.ts';
import { costText } from '../../model/costText.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { linkButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import type { LedgerScene } from './ledgerScene.ts';
import { dollars } from '../../../core/model/money.ts';
import { roving } from '../../dom/roving.ts';
import type { MenuCells } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** On what our total rests, and the models nobody knows a price of, each with the way to give one. */
export function basisSection(scene: LedgerScene): TemplateResult {
  const { report, words, actions, filter } = scene;
  const { t, formats } = words;
  const { ours } = report.reconcile;
  const total = costText(ours.cost, words).text;
  const aside = html`<span class="caption"
    >${t('bundled prices of {0}', formats.longBucket(report.catalogueDate, 'day'))}</span
  >`;
  const bar = html`<div class="basis-bar" aria-hidden="true">
    ${report.bases
      .filter(({ amount }) => amount > 0)
      .map(({ basis, amount }) => html`<i class="basis-${basis}" ${cssVars({ '--share': amount })}></i>`)}
  </div>`;
  const context = offerTable(basisColumns(words), report.bases, ({ basis }) => basis, {
    id: 'ledger-bases',
    exports: { table: 'cost-bases', filter },
    actions,
  });
  const table = html`<table class="table" aria-labelledby="title-basis">
    <thead>
      <tr>
        <th scope="col" class="name">${t('Basis')}</th>
        <th scope="col" class="end figures-3">${t('Requests')}</th>
        <th scope="col" class="end figures-3">${t('Tokens')}</th>
        <th scope="col" class="end figures-3">${t('Cost')}</th>
      </tr>
    </thead>
    <tbody ${roving()}>
      ${report.bases.map((share) => basisRow(share, words, context(share)))}
    </tbody>
    <tfoot>
      <tr class="sum">
        <th scope="row" class="name">${t('Total')}</th>
        <td class="end">${formats.integer(ours.requests)}</td>
        <td class="end">${tokensText(ours.tokens, words)}</td>
        <td class="end">${total}</td>
      </tr>
    </tfoot>
  </table>`;
  return section('basis', t('What our {0} is made of', total), aside, html`${bar}${table}${unpricedList(scene)}`);
}

function basisColumns(words: Words): readonly MenuCells<BasisShare>[] {
  const { t, formats } = words;
  return [
    { id: 'basis', label: t('Basis'), cell: ({ basis }) => basisName(basis, words), raw: ({ basis }) => basis },
    {
      id: 'requests',
      label: t('Requests'),
      cell: ({ requests }) => formats.integer(requests),
      raw: ({ requests }) => requests,
    },
    {
      id: 'total_tokens',
      label: t('Tokens'),
      cell: ({ tokens }) => formats.integer(tokens),
      raw: ({ tokens }) => tokens,
    },
    {
      id: 'cost',
      label: t('Cost'),
      cell: ({ amount }) => formats.exactMoney(amount),
      raw: ({ basis, amount }) => (basis === 'unpriced' ? null : dollars(amount)),
    },
  ];
}

function basisRow({ basis, requests, tokens, amount }: BasisShare, words: Words, context: string): TemplateResult {
  const { t, formats } = words;
  const cost: Readonly<Record<RequestBasis, string>> = {
    recorded: formats.money(amount),
    computed: formats.money(amount),
    free: requests > 0 ? t('free') : '',
    unpriced: requests > 0 ? t('not in total') : '',
  };
  const isWord = basis === 'free' || basis === 'unpriced';
  return html`<tr data-roving data-vscode-context=${context}>
    <th scope="row" class="name"><i class="mark mark-${basis}"></i>${basisName(basis, words)}</th>
    <td class="end ${requests === 0 ? 'zero' : ''}">${formats.integer(requests)}</td>
    <td class="end ${tokens === 0 ? 'zero' : ''}">${tokensText(tokens, words)}</td>
    <td class="end ${isWord || amount === 0 ? 'zero' : ''}">${cost[basis]}</td>
  </tr>`;
}

function basisName(basis: RequestBasis, { t }: Words): string {
  return {
    recorded: t('Recorded by the agent'),
    computed: t('Computed from a price list'),
    free: t('Free, price known to be 0'),
    unpriced: t('Unpriced, no price known'),
  }[basis];
}

function unpricedList({ report, words, actions }: LedgerScene): TemplateResult {
  const { t, plural } = words;
  const row = ({ model, requests }: UnpricedModel): TemplateResult => {
    const name = modelKey(model);
    return html`<li>
      ${codicon('question', 'small quiet')}
      <span
        >${plural(requests, '{0} request', '{0} requests')}: <b><bdi>${clip(name)}</bdi></b></span
      >
      ${linkButton(t('Add Price'), () => actions.run({ name: 'addPrice', model: name }))}
    </li>`;
  };
  return html`<ul class="unpriced" aria-label=${t('Models without a price')}>
    ${repeat(report.unpriced, ({ model }) => modelKey(model), row)}
  </ul>`;
}

function tokensText(tokens: number, { formats }: Words): string {
  const { figure, unit } = formats.compact(tokens);
  return unit === '' ? figure : `${figure} ${unit}`;
}
