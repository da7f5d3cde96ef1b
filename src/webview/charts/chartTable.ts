import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { roving } from '../dom/roving.ts';
import type { StackedBarsModel } from '../model/stackedBarsModel.ts';
import { swatch } from '../views/swatch.ts';
import type { Words } from '../text/words.ts';

/** What a row of a chart's table leads to, and what it says to VS Code's context menu; by the bar's index. */
export interface ChartRows {
  readonly open: (index: number) => void;
  readonly context: (index: number) => string;
}

/** The chart's own numbers as a table: newest first, one column for each visible series and their total. */
export function chartTable(
  model: StackedBarsModel,
  label: string,
  words: Words,
  { open, context }: ChartRows,
): TemplateResult {
  const { t } = words;
  const shown = model.series.filter((series) => series.visible);
  const money = (amount: number): TemplateResult =>
    html`<td class="end ${amount === 0 ? 'zero' : ''}">${model.measure.text(amount)}</td>`;
  const rows = model.longLabels.map((name, at) => ({ name, at })).reverse();
  return html`<div class="chart-table">
    <table class="table sticky" aria-label=${label}>
      <thead>
        <tr>
          <th scope="col">${t('Date')}</th>
          ${shown.map(
            (series) =>
              html`<th scope="col" class="end" title=${series.title}>${swatch(series.slot)}${series.name}</th>`,
          )}
          <th scope="col" class="end">${t('Total')}</th>
        </tr>
      </thead>
      <tbody ${roving()}>
        ${rows.map(
          ({ name, at }) =>
            html`<tr class="opens" data-vscode-context=${context(at)}>
              <th scope="row">
                <button type="button" class="row-button" data-roving @click=${() => open(at)}>${name}</button>
              </th>
              ${shown.map((series) => money(series.amounts[at] ?? 0))}
              <td class="end strong">${model.measure.text(model.totals[at] ?? 0)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
