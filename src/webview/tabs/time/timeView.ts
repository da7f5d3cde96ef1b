import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import type { TimeRange } from '../../../core/reports/overview.ts';
import type { TimeReport, TimeRow, TimeUnit } from '../../../core/reports/panel/timeReport.ts';
import { sparkline } from '../../charts/sparkline.ts';
import type { Grid, GridColumn } from '../../grid/grid.ts';
import { gridSection } from '../../grid/gridSection.ts';
import { sortRows } from '../../grid/sortRows.ts';
import { costColumn, usageColumns } from '../../grid/usageColumns.ts';
import { durationText } from '../../model/durationText.ts';
import { timeReportOf } from '../../model/timeReportOf.ts';
import { clip } from '../../text/clip.ts';
import type { Translate } from '../../text/translate.ts';
import { select } from '../../ui/select.ts';
import { barChart } from '../../views/barChart.ts';
import type { Scene } from '../tab.ts';
import type { TimeCharts } from './timeCharts.ts';
import type { TimeOptions } from './timeTab.ts';

const units: readonly TimeUnit[] = ['hour', 'day', 'week', 'month'];

function unitText(unit: TimeUnit, t: Translate): string {
  return { hour: t('By hour'), day: t('By day'), week: t('By week'), month: t('By month') }[unit];
}

/** Two charts over time and the table behind them. */
export function timeView(scene: Scene<TimeReport, TimeOptions>, charts: TimeCharts): TemplateResult {
  const { report, words, options, actions, filter, choose } = scene;
  const { t, plural } = words;
  const ranges = report.rows.map(({ range }) => range);
  const zoom = (range: TimeRange): void => actions.go({ filter: { ...filter, range } });
  const exports = timeReportOf(report.unit);
  const bars = { ranges, zoom, filter, exports };
  const open = (range: TimeRange): void => actions.go({ tab: 'sessions', filter: { ...filter, range } });
  const undated =
    report.undated > 0 ? plural(report.undated, '{0} request has no date', '{0} requests have no date') : '';
  return html`<div class="page">
    <div class="page-tools">
      ${select(
        t('Step'),
        'calendar',
        units.map((value) => ({ value, label: unitText(value, t) })),
        options.unit,
        (unit) => choose({ unit }),
      )}
      <span class="caption">${report.unit === options.unit ? undated : t('Hours are shown for up to 31 days')}</span>
    </div>
    <div class="charts">
      ${barChart(scene, { id: 'time-cost', title: t('Cost'), model: charts.cost, open, ...bars })}
      ${barChart(scene, { id: 'time-calls', title: t('Requests and errors'), model: charts.calls, open, ...bars })}
    </div>
    ${gridSection(unitText(report.unit, t), plural(report.rows.length, '{0} row', '{0} rows'), timeGrid(scene))}
  </div>`;
}

function timeGrid(scene: Scene<TimeReport, TimeOptions>): Grid<TimeRow> {
  const { report, words, options, choose, actions, filter } = scene;
  const { t, formats } = words;
  const most = Math.max(0, ...report.rows.map(({ figures }) => figures.cost.amount));
  const name = ({ date }: TimeRow): string => formats.longBucket(date, report.unit);
  const models = ({ parts }: TimeRow): string =>
    parts.map(({ model, figures }) => `${clip(modelKey(model))} ${formats.money(figures.cost.amount)}`).join(', ');
  const columns: readonly GridColumn<TimeRow>[] = [
    {
      id: 'date',
      label: t('Time'),
      width: 150,
      cell: name,
      text: name,
      value: ({ range }) => range.from,
      total: t('Total'),
    },
    costColumn(({ figures }) => figures.cost, most, report.totals.figures.cost, words),
    ...usageColumns<TimeRow>(report.rows, report.totals, words),
    {
      id: 'busy',
      label: t('Model time'),
      width: 92,
      end: true,
      cell: ({ busy }) => durationText(busy, words),
      text: ({ busy }) => durationText(busy, words),
      value: ({ busy }) => busy,
      total: durationText(report.totals.busy, words),
    },
    {
      id: 'parts',
      label: t('By model'),
      width: 120,
      cell: ({ costs }) => sparkline(costs, { width: 96, height: 16 }),
      text: models,
      optional: true,
    },
    { id: 'models', label: t('Models'), width: 260, cell: models, text: models },
  ];
  const rows = sortRows(report.rows, columns, options.looks.sort);
  return {
    id: 'time-rows',
    label: t('Usage over time'),
    columns,
    rows: { count: rows.length, at: (index) => rows[index] },
    key: ({ date }) => date,
    looks: options.looks,
    choose: (looks) => choose({ looks }),
    open: ({ range }) => actions.go({ tab: 'sessions', filter: { ...filter, range } }),
    filterOf: ({ range }) => ({ ...filter, range }),
    exports: { kind: timeReportOf(report.unit), filter },
    words,
    actions,
  };
}
