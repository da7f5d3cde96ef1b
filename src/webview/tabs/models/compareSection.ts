import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import type { ModelsTabReport, ModelTabRow } from '../../../core/reports/panel/modelsTabReport.ts';
import { cssVars } from '../../dom/cssVars.ts';
import { roving } from '../../dom/roving.ts';
import { modelSlots } from '../../state/seriesSlots.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import { swatch } from '../../views/swatch.ts';
import type { Scene } from '../tab.ts';
import type { Comparison } from './compareModels.ts';
import { compareModels } from './compareModels.ts';
import type { ModelsOptions } from './modelsTab.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** Two models side by side: those picked in the table, else the two that cost most. */
export function compareSection(
  scene: Scene<ModelsTabReport, ModelsOptions>,
  names: ReadonlyMap<string, string>,
): TemplateResult {
  const { report, words, options, slots, actions, filter } = scene;
  const { t } = words;
  const picked = options.compared.flatMap((key) => report.rows.filter(({ model }) => modelKey(model) === key));
  const [first, second] = picked.length === 2 ? picked : report.rows;
  if (!first || !second) {
    return section(
      'compare',
      t('Comparison'),
      '',
      html`<p class="quiet">${t('There is only one model to look at.')}</p>`,
    );
  }
  const nameOf = ({ model }: ModelTabRow): string => clip(names.get(modelKey(model)) ?? modelKey(model));
  const head = (row: ModelTabRow): TemplateResult => {
    const key = modelKey(row.model);
    return html`<th scope="col" class="end compared" title=${clip(key)}>
      ${swatch(slots.get(key) ?? modelSlots)}<bdi>${nameOf(row)}</bdi>
    </th>`;
  };
  const rows = compareModels(first, second, words);
  const title = t('{0} compared with {1}', nameOf(first), nameOf(second));
  const context = offerTable(
    [
      { id: 'measure', label: t('Measure'), cell: ({ label }: Comparison) => label },
      { id: 'first', label: clip(modelKey(first.model)), cell: (row: Comparison) => row.first },
      { id: 'second', label: clip(modelKey(second.model)), cell: (row: Comparison) => row.second },
      {
        id: 'change',
        label: t('Change'),
        cell: ({ change }: Comparison) => changeText(change, words),
        raw: ({ change }: Comparison) => change,
      },
    ],
    rows,
    ({ label }) => label,
    { id: 'models-compared', exports: { table: 'models-compared', filter }, actions },
  );
  return section(
    'compare',
    t('Comparison'),
    html`<span class="caption">${t('Pick two models in the table')}</span>`,
    html`<table class="table" aria-label=${title}>
      <thead>
        <tr>
          <th scope="col">${t('Measure')}</th>
          ${head(first)}${head(second)}
          <th scope="col" class="balance"><span class="hidden">${t('Which is more')}</span></th>
          <th scope="col" class="end change">${t('Change')}</th>
        </tr>
      </thead>
      <tbody ${roving()}>
        ${rows.map((row) => comparisonRow(row, words, context(row)))}
      </tbody>
    </table>`,
  );
}

function comparisonRow({ label, first, second, change }: Comparison, words: Words, context: string): TemplateResult {
  // Twice as much fills half of the room, whichever way.
  const reach = change === null ? 0 : Math.min(1, change >= 0 ? change / 2 : (1 / (1 + change) - 1) / 2);
  return html`<tr data-roving data-vscode-context=${context}>
    <th scope="row" title=${label}>${label}</th>
    <td class="end">${first}</td>
    <td class="end">${second}</td>
    <td class="balance">
      <i
        class="balance-bar ${(change ?? 0) < 0 ? 'less' : 'more'}"
        ${cssVars({ '--share': (Number.isFinite(reach) ? reach : 1).toFixed(3) })}
      ></i>
    </td>
    <td class="end quiet">${changeText(change, words)}</td>
  </tr>`;
}

function changeText(change: number | null, { formats }: Words): string {
  if (change === null) return '–';
  if (change >= 1) return `${(change + 1).toFixed(1)}×`;
  const { figure, unit } = formats.percent(Math.abs(change), 0);
  if (Math.abs(change) < 0.005) return figure + unit;
  return `${change < 0 ? '−' : '+'}${figure}${unit}`;
}
