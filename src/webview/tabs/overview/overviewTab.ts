import { modelKey } from '../../../core/model/modelId.ts';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import { memoizeLast } from '../../memoizeLast.ts';
import { spokenOverview } from '../../model/spokenOverview.ts';
import { stackedBarsModel } from '../../model/stackedBarsModel.ts';
import { noOptions, type NoOptions } from '../noOptions.ts';
import { defineTab } from '../tab.ts';
import { loadingView } from './loadingView.ts';
import { overview } from './overview.ts';
import { overviewNothing } from './overviewNothing.ts';

/** How much, of what, by whom: the page a panel opens with. */
export const overviewTab = defineTab<OverviewReport, PanelFilter, NoOptions>({
  id: 'overview',
  title: (t) => t('Overview'),
  readOptions: noOptions,
  query: (filter) => filter,
  method: 'overview',
  fetch: (api, filter, signal) => api.overview(filter, signal),
  demo: ({ demo }) => demo,
  nothing: overviewNothing,
  models: ({ series }) => series.flatMap(({ model }) => (model ? [modelKey(model)] : [])),
  spoken: spokenOverview,
  skeleton: loadingView,
  painter: () => {
    const bars = memoizeLast(stackedBarsModel);
    return (scene) => overview(scene, bars(scene.report, scene.hiddenSeries, scene.slots, scene.words));
  },
});
