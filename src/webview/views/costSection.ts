import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { OverviewReport } from '../../core/reports/overview.ts';
import { chartTable } from '../charts/chartTable.ts';
import { stackedBars } from '../charts/stackedBars.ts';
import { costSummary } from '../model/costSummary.ts';
import type { StackedBarsModel } from '../model/stackedBarsModel.ts';
import type { Actions } from '../state/actions.ts';
import type { Words } from '../text/words.ts';
import type { ThemeColors } from '../theme/themeColors.ts';
import { iconButton } from '../ui/button.ts';
import { legend } from './legend.ts';
import { section } from './section.ts';

/** What the cost chart needs besides the report. */
export interface CostSection {
  readonly report: OverviewReport;
  readonly model: StackedBarsModel;
  readonly asTable: boolean;
  readonly colors: ThemeColors;
  readonly still: boolean;
}

/** Cost per day or month stacked by model, or the same numbers as a table. */
export function costSection(input: CostSection, words: Words, actions: Actions): TemplateResult {
  const { report, model, asTable } = input;
  const { t, formats } = words;
  const title = report.bucket === 'day' ? t('Cost by day') : t('Cost by month');
  const summary = costSummary(report, model, words);
  const focused = (index: number): void =>
    actions.announce(`${model.longLabels[index] ?? ''}: ${formats.money(model.totals[index] ?? 0)}`);
  const aside = html`${legend(model, words, actions)}
  ${iconButton('table', t('Show as table'), () => actions.setChartAsTable(!asTable), asTable)}`;
  const chart = html`<div class="chart">
    <canvas
      role="img"
      tabindex="0"
      aria-label=${summary}
      ${stackedBars({ model, words, focused, colors: input.colors, still: input.still })}
    ></canvas>
  </div>`;
  return section('cost', title, aside, asTable ? chartTable(model, title, words) : chart);
}
