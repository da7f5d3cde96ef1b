import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { TimeRange } from '../../core/reports/overview.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { ReportKind } from '../../core/reports/usage/report.ts';
import type { ChartMenu } from '../charts/chartMenu.ts';
import { offerChart } from '../charts/chartMenu.ts';
import { chartTable } from '../charts/chartTable.ts';
import { stackedBars } from '../charts/stackedBars.ts';
import { costSummary } from '../model/costSummary.ts';
import type { StackedBarsModel } from '../model/stackedBarsModel.ts';
import type { Stage } from '../tabs/tab.ts';
import { iconButton } from '../ui/button.ts';
import { legend } from './legend.ts';
import { section } from './section.ts';

/** A chart of bars over time. */
export interface BarChart {
  /** Unique on the page; under it the choice of the table twin is kept. */
  readonly id: string;
  readonly title: string;
  readonly model: StackedBarsModel;
  /** The stretch of each bar. */
  readonly ranges: readonly TimeRange[];
  /** What one bar leads to. */
  readonly open: (range: TimeRange) => void;
  /** Zooms to a stretch of several bars. */
  readonly zoom: (range: TimeRange) => void;
  /** The filter of the report that is drawn, and what "Export" writes of it. */
  readonly filter: PanelFilter;
  readonly exports: ReportKind;
}

/** Bars over time with a legend of buttons and a table twin: a click opens a bar, a drag zooms. */
export function barChart(stage: Stage, chart: BarChart): TemplateResult {
  const { id, title, model, ranges, open, zoom, filter } = chart;
  const { words, actions, look } = stage;
  const { t } = words;
  const asTable = stage.chartTables.includes(id);
  const focused = (index: number): void =>
    actions.announce(`${model.longLabels[index] ?? ''}: ${model.measure.text(model.totals[index] ?? 0)}`);
  const picked = (index: number): void => {
    const range = ranges[index];
    if (range) open(range);
  };
  const brushed = (first: number, last: number): void => {
    const [from, to] = [ranges[first]?.from, ranges[last]?.to];
    if (from !== undefined && to !== undefined) zoom({ from, to });
  };
  const menu: ChartMenu = {
    id,
    filterOf: (index) => ({ ...filter, range: ranges[index] ?? filter.range }),
    exports: { kind: chart.exports, filter },
  };
  const context = offerChart(model, menu, words, actions);
  const aside = html`${legend(model, words, actions)}
  ${iconButton('table', t('Show as table'), () => actions.setChartAsTable(id, !asTable), asTable)}`;
  const drawn = html`<div class="chart">
    <canvas
      role="img"
      tabindex="0"
      aria-label=${costSummary(title, model, words)}
      title=${t('Click a bar to see its sessions, drag to zoom')}
      ${stackedBars({ model, words, focused, picked, brushed, context, colors: look.colors, still: look.still })}
    ></canvas>
  </div>`;
  return section(id, title, aside, asTable ? chartTable(model, title, words, { open: picked, context }) : drawn);
}
