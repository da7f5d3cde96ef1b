import { html } from 'lit-html';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import type { ToolsTabReport } from '../../../core/reports/panel/toolsTabReport.ts';
import type { GridLooks } from '../../grid/grid.ts';
import { readLooks } from '../../grid/grid.ts';
import { rangeText } from '../../model/rangeText.ts';
import { section } from '../../views/section.ts';
import { skeletonRows } from '../../views/skeletons.ts';
import { defineTab } from '../tab.ts';
import { toolsView } from './toolsView.ts';

/** What the Tools tab remembers. */
export interface ToolsOptions {
  readonly looks: GridLooks;
  readonly failureLooks: GridLooks;
  readonly modelLooks: GridLooks;
}

/** Which tools, how well, how fast. */
export const toolsTab = defineTab<ToolsTabReport, PanelFilter, ToolsOptions>({
  id: 'tools',
  title: (t) => t('Tools'),
  readOptions: (saved) => {
    const { looks, failureLooks, modelLooks } = (saved ?? {}) as Readonly<Record<string, unknown>>;
    const byCalls = { column: 'calls', descending: true };
    return {
      looks: readLooks(looks, byCalls),
      failureLooks: readLooks(failureLooks, byCalls),
      modelLooks: readLooks(modelLooks, byCalls),
    };
  },
  query: (filter) => filter,
  method: 'toolsTab',
  fetch: (api, filter, signal) => api.toolsTab(filter, signal),
  demo: ({ demo }) => demo,
  nothing: ({ nothing }) => nothing,
  spoken: ({ totals }, { range }, words) =>
    `${rangeText(range, words)}: ${words.plural(totals.calls, '{0} tool call', '{0} tool calls')}`,
  skeleton: ({ t }) =>
    html`<div class="page" aria-busy="true">
      ${section('tool-rows', t('Tools'), '', skeletonRows(12))}
      <div class="halves">
        ${section('failure-rows', t('Failures'), '', skeletonRows(6))}
        ${section('tool-models', t('By model'), '', skeletonRows(6))}
      </div>
    </div>`,
  painter: () => toolsView,
});
