import { modelKey } from '../../../core/model/modelId.ts';
import type { TimeQuery, TimeReport, TimeUnit } from '../../../core/reports/panel/timeReport.ts';
import type { GridLooks } from '../../grid/grid.ts';
import { readLooks } from '../../grid/grid.ts';
import { memoizeLast } from '../../memoizeLast.ts';
import { spokenOverview } from '../../model/spokenOverview.ts';
import { section } from '../../views/section.ts';
import { skeletonChart, skeletonRows } from '../../views/skeletons.ts';
import { defineTab } from '../tab.ts';
import { timeCharts } from './timeCharts.ts';
import { timeView } from './timeView.ts';
import { html } from 'lit-html';

/** What the Time tab remembers. */
export interface TimeOptions {
  readonly unit: TimeUnit;
  readonly looks: GridLooks;
}

/** The units in the order they are offered. */
export const timeUnits: readonly TimeUnit[] = ['hour', 'day', 'week', 'month'];

/** When it was: by hour, day, week or month. */
export const timeTab = defineTab<TimeReport, TimeQuery, TimeOptions>({
  id: 'time',
  title: (t) => t('Time'),
  readOptions: (saved) => {
    const { unit, looks } = (saved ?? {}) as Readonly<Record<string, unknown>>;
    return {
      unit: timeUnits.find((one) => one === unit) ?? 'day',
      looks: readLooks(looks, { column: 'date', descending: true }),
    };
  },
  query: (filter, { unit }) => ({ filter, unit }),
  method: 'timeTab',
  fetch: (api, query, signal) => api.timeTab(query, signal),
  demo: ({ demo }) => demo,
  nothing: ({ nothing }) => nothing,
  models: ({ series }) => series.flatMap(({ model }) => (model ? [modelKey(model)] : [])),
  spoken: ({ totals }, filter, words) => spokenOverview(totals, filter, words),
  skeleton: ({ t }) =>
    html`<div class="page" aria-busy="true">
      ${section('time-cost', t('Cost'), '', skeletonChart())} ${section('time-rows', t('Table'), '', skeletonRows(10))}
    </div>`,
  painter: () => {
    const charts = memoizeLast(timeCharts);
    return (scene) => timeView(scene, charts(scene.report, scene.hiddenSeries, scene.slots, scene.words));
  },
});
