import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import type { BucketUnit } from '../../../core/reports/panel/panelPeriod.ts';
import { chartTable } from '../../charts/chartTable.ts';
import { stackedBars } from '../../charts/stackedBars.ts';
import { costSummary } from '../../model/costSummary.ts';
import type { StackedBarsModel } from '../../model/stackedBarsModel.ts';
import type { Translate } from '../../text/translate.ts';
import { iconButton } from '../../ui/button.ts';
import { legend } from '../../views/legend.ts';
import { section } from '../../views/section.ts';
import type { Stage } from '../tab.ts';

/** What the chart is called, by how it is cut. */
export function costTitle(unit: BucketUnit, t: Translate): string {
  return {
    minutes: t('Cost by five minutes'),
    hour: t('Cost by hour'),
    day: t('Cost by day'),
    month: t('Cost by month'),
  }[unit];
}

/** Cost per stretch of time stacked by model, or the same numbers as a table. */
export function costSection(
  stage: Stage & { readonly report: OverviewReport },
  model: StackedBarsModel,
): TemplateResult {
  const { report, words, actions, look } = stage;
  const { t, formats } = words;
  const asTable = stage.chartTables.includes('cost');
  const title = costTitle(report.bucket, t);
  const summary = costSummary(title, model, words);
  const focused = (index: number): void =>
    actions.announce(`${model.longLabels[index] ?? ''}: ${formats.money(model.totals[index] ?? 0)}`);
  const aside = html`${legend(model, words, actions)}
  ${iconButton('table', t('Show as table'), () => actions.setChartAsTable('cost', !asTable), asTable)}`;
  const chart = html`<div class="chart">
    <canvas
      role="img"
      tabindex="0"
      aria-label=${summary}
      ${stackedBars({ model, words, focused, colors: look.colors, still: look.still })}
    ></canvas>
  </div>`;
  return section('cost', title, aside, asTable ? chartTable(model, title, words) : chart);
}
