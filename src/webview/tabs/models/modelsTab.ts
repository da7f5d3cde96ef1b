import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import type { ModelsTabReport } from '../../../core/reports/panel/modelsTabReport.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import type { GridLooks } from '../../grid/grid.ts';
import { readLooks } from '../../grid/grid.ts';
import { memoizeLast } from '../../memoizeLast.ts';
import { spokenOverview } from '../../model/spokenOverview.ts';
import { section } from '../../views/section.ts';
import { skeletonChart, skeletonRows } from '../../views/skeletons.ts';
import { defineTab } from '../tab.ts';
import { modelsView } from './modelsView.ts';
import { shareModel } from './shareModel.ts';

/** What the Models tab remembers. */
export interface ModelsOptions {
  readonly looks: GridLooks;
  /** Keys of the models that are compared, the first against the second. */
  readonly compared: readonly string[];
  /** Looks of the tables by provider, agent and source. */
  readonly facetLooks: GridLooks;
}

/** Which models, at what price, how fast, how reliable. */
export const modelsTab = defineTab<ModelsTabReport, PanelFilter, ModelsOptions>({
  id: 'models',
  title: (t) => t('Models'),
  readOptions: (saved) => {
    const { looks, compared, facetLooks } = (saved ?? {}) as Readonly<Record<string, unknown>>;
    const keys = Array.isArray(compared) ? compared.filter((key): key is string => typeof key === 'string') : [];
    const byCost = { column: 'cost', descending: true };
    return {
      looks: readLooks(looks, byCost),
      compared: keys.slice(0, 2),
      facetLooks: readLooks(facetLooks, byCost),
    };
  },
  query: (filter) => filter,
  method: 'modelsTab',
  fetch: (api, filter, signal) => api.modelsTab(filter, signal),
  demo: ({ demo }) => demo,
  nothing: ({ nothing }) => nothing,
  models: ({ rows }) => rows.map(({ model }) => modelKey(model)),
  spoken: ({ totals }, filter, words) => spokenOverview(totals, filter, words),
  skeleton: ({ t }) =>
    html`<div class="page" aria-busy="true">
      ${section('model-rows', t('Models'), '', skeletonRows(9))}
      <div class="halves">
        ${section('compare', t('Comparison'), '', skeletonRows(8))}
        ${section('what-if', t('What if'), '', skeletonRows(6))}
      </div>
      ${section('model-share', t('Share of cost'), '', skeletonChart())}
      <div class="halves">
        ${section('providers-rows', t('By provider'), '', skeletonRows(5))}
        ${section('agents-rows', t('By agent'), '', skeletonRows(5))}
      </div>
    </div>`,
  painter: () => {
    const share = memoizeLast(shareModel);
    return (scene) => modelsView(scene, share(scene.report, scene.hiddenSeries, scene.slots, scene.words));
  },
});
