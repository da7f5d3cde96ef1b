import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { toolNames } from '../../../core/reports/reconcile/reasonText.ts';
import type { DifferenceLine, ReconcileReport, ToolAnswer } from '../../../core/reports/reconcile/reconcileReport.ts';
import { roving } from '../../dom/roving.ts';
import { costText } from '../../model/costText.ts';
import { rangeText } from '../../model/rangeText.ts';
import type { Words } from '../../text/words.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import { differenceCell } from './difference.ts';
import type { LedgerScene } from './ledgerScene.ts';
import { reasonWords } from './reasonWords.ts';
import { dollars } from '../../../core/model/money.ts';
import { exportButton } from '../../grid/exportButton.ts';
import type { MenuCells } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** What the others say, line by line what to add or take away, and our total: a line chosen lists its sessions below. */
export function reconcileSection(scene: LedgerScene): TemplateResult {
  const { report, words, filter, actions } = scene;
  const { t } = words;
  const { answers, lines, ours } = report.reconcile;
  const all = lines.flatMap((line) => answers.map(({ tool }) => Math.abs(line.corrections[tool].amount)));
  const maximum = Math.max(0, ...all);
  const aside = html`<span class="caption"
      >${rangeText(filter.range, words)} · ${t('summed from the requests themselves')}</span
    >
    <span class="difference-legend"
      ><span><i class="difference-less"></i>${t('they count more')}</span
      ><span><i class="difference-more"></i>${t('they count less')}</span></span
    >
    ${exportButton('ledger-lines', t('Reconcile'), words)}`;
  const context = offerTable(lineColumns(scene), lines, ({ reason }) => reason, {
    id: 'ledger-lines',
    exports: { table: 'ledger-lines', filter },
    actions,
  });
  const table = html`<table class="table ledger-lines" aria-labelledby="title-reconcile">
    <thead>
      <tr>
        <th scope="col" class="name">${t('Line')}</th>
        <th scope="col" class="end count">${t('Requests')}</th>
        ${answers.map(
          ({ tool, command }) => html`<th scope="col" class="end" title=${command}>${toolNames[tool]}</th>`,
        )}
      </tr>
    </thead>
    <tbody ${roving()}>
      <tr class="they-say" data-roving>
        <th scope="row" class="name">${t('What they say')}</th>
        <td class="count"></td>
        ${answers.map((answer) => said(answer, words))}
      </tr>
      ${lines.map((line) => lineRow(line, maximum, scene, context(line)))}
    </tbody>
    <tfoot>
      <tr class="sum">
        <th scope="row" class="name">Observatory</th>
        <td class="end count">${words.formats.integer(ours.requests)}</td>
        ${answers.map(() => html`<td class="end">${costText(ours.cost, words).text}</td>`)}
      </tr>
    </tfoot>
  </table>`;
  return section('reconcile', t('Reconcile'), aside, html`${table}${notes(report.reconcile, words)}`);
}

function lineColumns({ report, words }: LedgerScene): readonly MenuCells<DifferenceLine>[] {
  const { t, formats } = words;
  return [
    {
      id: 'line',
      label: t('Line'),
      cell: ({ reason }) => reasonWords(reason, t).title,
      raw: ({ reason }) => reason,
    },
    {
      id: 'requests',
      label: t('Requests'),
      cell: ({ requests }) => formats.integer(requests),
      raw: ({ requests }) => requests,
    },
    ...report.reconcile.answers.map(({ tool }): MenuCells<DifferenceLine> => ({
      id: `correction_${tool}`,
      label: toolNames[tool],
      cell: ({ corrections }) => formats.exactMoney(corrections[tool].amount),
      raw: ({ corrections }) => dollars(corrections[tool].amount),
    })),
  ];
}

function said({ amount, estimated }: ToolAnswer, { t, formats }: Words): TemplateResult {
  const title =
    estimated > 0 ? t('{0} of it estimated: its price list is not known here', formats.money(estimated)) : nothing;
  return html`<td class="end" title=${title}>${estimated > 0 ? '≈ ' : ''}${formats.money(amount)}</td>`;
}

function lineRow(
  line: DifferenceLine,
  maximum: number,
  { report, options, choose, words }: LedgerScene,
  context: string,
): TemplateResult {
  const { reason, requests, corrections } = line;
  const { title, why } = reasonWords(reason, words.t);
  const chosen = chosenLine(report.reconcile, options.line)?.reason === reason;
  const choice = (): void => choose({ line: reason });
  const beside = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('button') === null) choice();
  };
  return html`<tr class=${chosen ? 'opens chosen' : 'opens'} data-vscode-context=${context} @click=${beside}>
    <th scope="row" class="name">
      <button type="button" class="row-button" data-roving aria-expanded=${chosen ? 'true' : 'false'} @click=${choice}>
        ${codicon(chosen ? 'chevron-down' : 'chevron-right', 'small')}${title}<span class="why"
          >${why}${tokensOf(line, words)}</span
        >
      </button>
    </th>
    <td class="end count">${words.formats.integer(requests)}</td>
    ${report.reconcile.answers.map(({ tool }) => differenceCell(corrections[tool].amount, maximum, words.formats))}
  </tr>`;
}

/** A line that moves no money says how many tokens it moves. */
function tokensOf({ corrections }: DifferenceLine, { t, formats }: Words): string {
  const all = Object.values(corrections);
  const tokens = Math.max(...all.map((correction) => Math.abs(correction.tokens)));
  if (tokens === 0 || all.some(({ amount }) => amount !== 0)) return '';
  const { figure, unit } = formats.compact(tokens);
  return `; ${t('{0} tokens', `${figure} ${unit}`.trim())}`;
}

/** The line whose sessions are shown: the chosen one, else the first. */
export function chosenLine({ lines }: ReconcileReport, wanted: string): DifferenceLine | undefined {
  return lines.find(({ reason }) => reason === wanted) ?? lines[0];
}

function notes({ titles, lines, answers }: ReconcileReport, { t, plural, formats }: Words): TemplateResult {
  const estimated = answers.filter((answer) => answer.estimated > 0);
  return html`<ul class="notes caption">
    ${lines.length === 0 ? html`<li>${t('They all say the same.')}</li>` : nothing}
    ${
      titles.sessions > 0
        ? html`<li>
            ${plural(
              titles.sessions,
              'At least {0} request that gave a session its title is stored nowhere: nobody counts it.',
              'At least {0} requests that gave sessions their titles are stored nowhere: nobody counts them.',
            )}
          </li>`
        : nothing
    }
    ${estimated.map(
      (answer) =>
        html`<li>
          ${t('{0} of what {1} says is estimated: its price list is not known here, ours stands in.', formats.money(answer.estimated), toolNames[answer.tool])}
        </li>`,
    )}
  </ul>`;
}
