import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import type { ModelsTabReport } from '../../../core/reports/panel/modelsTabReport.ts';
import type { Rates } from '../../../core/pricing/rates.ts';
import { roving } from '../../dom/roving.ts';
import { barCell } from '../../table/barCell.ts';
import { clip } from '../../text/clip.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import type { Scene } from '../tab.ts';
import type { ModelsOptions } from './modelsTab.ts';
import type { WhatIfRow } from './whatIfRows.ts';
import { whatIfRows } from './whatIfRows.ts';
import { dollars } from '../../../core/model/money.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** The same tokens at the price of other models. */
export function whatIfSection(
  scene: Scene<ModelsTabReport, ModelsOptions>,
  names: ReadonlyMap<string, string>,
): TemplateResult {
  const { report, words, options, actions, filter } = scene;
  const { t, formats } = words;
  const fallback = report.rows.slice(0, 2).map(({ model }) => modelKey(model));
  const rows = whatIfRows(report, options.compared.length === 2 ? options.compared : fallback);
  const most = Math.max(1, ...rows.map(({ cost }) => cost));
  const { figure, unit } = formats.compact(totalTokens(report.totals.figures.tokens));
  const name = (key: string): string => clip(names.get(key) ?? key);
  const scenario = ({ key, only }: WhatIfRow): string => {
    if (key === '') return t('As it was');
    return only === '' ? t('All on {0}', name(key)) : t('{0} requests on {1}', name(only), name(key));
  };
  const context = offerTable(
    [
      { id: 'scenario', label: t('Scenario'), cell: scenario },
      { id: 'model', label: t('Model'), cell: ({ key }: WhatIfRow) => key },
      {
        id: 'cost',
        label: t('Cost'),
        basis: 'estimated',
        cell: ({ cost }: WhatIfRow) => formats.exactMoney(cost),
        raw: ({ cost }: WhatIfRow) => dollars(cost),
      },
      {
        id: 'change',
        label: t('Change'),
        basis: 'estimated',
        cell: ({ change }: WhatIfRow) => formats.exactMoney(change),
        raw: ({ change }: WhatIfRow) => dollars(change),
      },
    ],
    rows,
    scenario,
    { id: 'models-what-if', exports: { table: 'what-if', filter }, actions },
  );
  const line = (row: WhatIfRow): TemplateResult => {
    const sign = row.change > 0 ? '+' : '−';
    const tone = row.change > 0 ? 'warning' : 'ok';
    return html`<tr data-roving data-vscode-context=${context(row)}>
      <th scope="row" title=${scenario(row)}>
        ${scenario(row)}${row.tiers ? html`<small> ${t('long-context tier')}</small>` : ''}
      </th>
      <td class="end quiet rates" title=${row.source}>
        ${row.rates ? ratesText(row.rates) : t('mix of {0} models', report.rows.length)}
      </td>
      <td class="end cost">${barCell(row.cost / most, html`<span>${formats.money(row.cost)}</span>`)}</td>
      <td class="end ${row.change === 0 ? 'zero' : tone}">
        ${row.change === 0 ? '–' : `${sign}${formats.money(Math.abs(row.change))}`}
      </td>
    </tr>`;
  };
  return section(
    'what-if',
    t('What if'),
    html`<span class="caption">${t('the same {0} tokens at another model’s price', `${figure} ${unit}`.trim())}</span>`,
    html`<table class="table" aria-labelledby="title-what-if">
        <thead>
          <tr>
            <th scope="col">${t('Scenario')}</th>
            <th scope="col" class="end rates">${t('$ per M: in / out / read / write')}</th>
            <th scope="col" class="end cost">${t('Cost')}</th>
            <th scope="col" class="end change">${t('Change')}</th>
          </tr>
        </thead>
        <tbody ${roving()}>
          ${rows.map(line)}
        </tbody>
      </table>
      <p class="caption note">
        ${codicon('info', 'small')}
        ${t('Same tokens, same cache hits: a comparison of prices, not a forecast of what another model would do.')}
      </p>`,
  );
}

/** Pico-dollars a token are millionths of a dollar for a million tokens. */
function ratesText({ input, output, cacheRead, cacheWrite }: Rates): string {
  return [input, output, cacheRead, cacheWrite].map((rate) => String(Number((rate / 1e6).toFixed(4)))).join(' / ');
}
